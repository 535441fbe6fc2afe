using System.Numerics.Tensors;
using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Operations.Resize;
using PerSense.Engine.Stages.MaskDecoding;

namespace PerSense.Engine.Stages.Similarity;

/// <summary>Pools the features under the reference masks (PerSAM, eq. 2; specification section 4).</summary>
internal sealed class SignatureBuilder(SimilarityOptions options)
{
    // SAM's mean of the red channel: after its normalisation a mask is "above 0" where its red exceeds this.
    private const double RedMean = 123.675;

    /// <summary>Builds the signature.</summary>
    /// <param name="view">The reference image.</param>
    /// <param name="masks">At least one mask on it; none empty.</param>
    public ReferenceSignature Build(ImageView view, IReadOnlyList<PlacedMask> masks)
    {
        var targets = masks.Select(mask => (ReadOnlyMemory<float>)Pool(view.Features, Weights(view, mask))).ToList();
        var target = new float[view.Features.Channels];
        foreach (var one in targets)
        {
            TensorPrimitives.MultiplyAdd(one.Span, 1f / targets.Count, target, target);
        }

        return new(UnitVector.Between(targets.Select(static one => (ReadOnlyMemory<float>)UnitVector.Of(one.Span))), target);
    }

    private CellCoverage Weights(ImageView view, PlacedMask mask)
    {
        var features = view.Features;
        if (options.ForegroundRule == ForegroundRule.RedChannelNormalised)
        {
            return RedChannel(view, mask);
        }

        var coverage = CellCoverage.Of(MaskFootprint.Of(mask), features.Map, features.Valid);
        return options.ForegroundRule == ForegroundRule.CoverageWeighted
            ? coverage
            : Choose(coverage, (float)options.LeastCoverage);
    }

    private static CellCoverage Choose(CellCoverage coverage, float least)
    {
        var weights = coverage.Weights.Values;
        var threshold = Math.Min(least, TensorPrimitives.Max<float>(weights));
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = weights[i] >= threshold ? 1 : 0;
        }

        return coverage;
    }

    private CellCoverage RedChannel(ImageView view, PlacedMask mask)
    {
        var red = new ByteMap(mask.Image);
        for (var y = 0; y < mask.Patch.Height; y++)
        {
            TensorPrimitives.Multiply(mask.Patch.Row(y), (byte)options.MaskRed, red.Row(mask.Top + y).Slice(mask.Left, mask.Patch.Width));
        }

        var resized = PillowResize.Bilinear(red, view.Embedding.Input.Size);
        var stride = (int)Math.Round(view.Embedding.Map.ScaleX / view.Features.Map.ScaleX);
        var weights = new FloatMap(view.Features.Valid);
        for (var y = 0; y < weights.Height; y++)
        {
            for (var x = 0; x < weights.Width; x++)
            {
                weights[x, y] = (float)Redness(resized, x * stride, y * stride, stride);
            }
        }

        return TensorPrimitives.Max<float>(weights.Values) > 0
            ? Choose(new(0, 0, weights), float.Epsilon)
            : Choose(CellCoverage.Of(MaskFootprint.Of(mask), view.Features.Map, view.Features.Valid), 1);
    }

    /// <summary>The sum of the four central samples of a cell above the mean; samples in the padding are at the mean.</summary>
    private static double Redness(ByteMap red, int left, int top, int stride)
    {
        var sum = 0.0;
        for (var y = top + (stride / 2) - 1; y <= Math.Min(top + (stride / 2), red.Height - 1); y++)
        {
            for (var x = left + (stride / 2) - 1; x <= Math.Min(left + (stride / 2), red.Width - 1); x++)
            {
                sum += red[x, y] - RedMean;
            }
        }

        return sum;
    }

    private float[] Pool(FeatureGrid features, CellCoverage coverage)
    {
        var (mean, largest, total) = (new float[features.Channels], new float[features.Channels], 0f);
        Array.Fill(largest, float.NegativeInfinity);
        for (var i = 0; i < coverage.Weights.Values.Length; i++)
        {
            var weight = coverage.Weights.Values[i];
            if (weight > 0)
            {
                var cell = features.Cell(coverage.Left + (i % coverage.Weights.Width), coverage.Top + (i / coverage.Weights.Width));
                cell = options.TargetPooling == TargetPooling.MeanOfUnit ? UnitVector.Of(cell) : cell;
                TensorPrimitives.MultiplyAdd(cell, weight, mean, mean);
                TensorPrimitives.Max(largest, cell, largest);
                total += weight;
            }
        }

        TensorPrimitives.Divide(mean, total, mean);
        return options.TargetPooling == TargetPooling.HalfMaxHalfMean ? Middle(mean, largest) : mean;
    }

    private static float[] Middle(float[] mean, float[] largest)
    {
        TensorPrimitives.Add(mean, largest, mean);
        TensorPrimitives.Multiply(mean, 0.5f, mean);
        return mean;
    }
}
