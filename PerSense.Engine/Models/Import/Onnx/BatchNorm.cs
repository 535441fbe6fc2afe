using PerSense.Engine.Models.Import.Weights;

namespace PerSense.Engine.Models.Import.Onnx;

/// <summary>Batch normalisation with fixed statistics as an affine map of each channel.</summary>
internal static class BatchNorm
{
    private const double Epsilon = 1e-5;

    /// <summary>Takes <c>weight</c>, <c>bias</c>, <c>running_mean</c> and <c>running_var</c>; the counter of batches is marked as known.</summary>
    /// <param name="weights">The layer's scope.</param>
    /// <returns>Factor g / sqrt(v + eps) and offset b - m g / sqrt(v + eps) of each channel.</returns>
    public static AffineWeights Affine(WeightMap weights)
    {
        var (gain, bias) = (weights.Take("weight"), weights.Take("bias"));
        var (mean, variance) = (weights.Take("running_mean"), weights.Take("running_var"));
        weights.Ignore("num_batches_tracked");
        var factor = gain.Changed(".factor", gain.Shape, values =>
        {
            var v = variance.Read();
            return [.. values.Select((g, i) => (float)(g / Math.Sqrt(v[i] + Epsilon)))];
        });
        var offset = bias.Changed(".offset", bias.Shape, values =>
        {
            var (m, f) = (mean.Read(), factor.Read());
            return [.. values.Select((b, i) => b - (m[i] * f[i]))];
        });
        return new(factor, offset);
    }

    /// <summary>
    /// A convolution's kernel without bias and the normalisation after it as one kernel and bias: w' = w g / sqrt(v + eps),
    /// b' = b - m g / sqrt(v + eps).
    /// </summary>
    /// <param name="kernel">[out, in / groups, kh, kw].</param>
    /// <param name="weights">The normalisation's scope.</param>
    /// <returns>The kernel as factor and the bias as offset.</returns>
    public static AffineWeights Fuse(Weight kernel, WeightMap weights)
    {
        var (scale, offset) = Affine(weights);
        var size = (int)(kernel.Length / kernel.Shape[0]);
        var fused = kernel.Changed(".fused", kernel.Shape, values =>
        {
            var factors = scale.Read();
            return [.. values.Select((v, i) => v * factors[i / size])];
        });
        return new(fused, offset);
    }
}
