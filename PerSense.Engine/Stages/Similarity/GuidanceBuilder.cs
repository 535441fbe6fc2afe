using System.Numerics.Tensors;
using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Imaging.Operations.Resize;
using PerSense.Engine.Stages.Encoding;
using PerSense.Engine.Stages.MaskDecoding;

namespace PerSense.Engine.Stages.Similarity;

/// <summary>Turns a similarity map into PerSAM's target-guided attention (eq. 8; specification section 6).</summary>
internal sealed class GuidanceBuilder(SimilarityOptions options)
{
    /// <summary>Makes the decoder's two aids.</summary>
    /// <param name="similarity">The query's similarity map.</param>
    /// <param name="signature">The reference signature, whose plain average is the target embedding.</param>
    /// <param name="embedding">The query's embedding, on whose grid the attention lies.</param>
    /// <returns>Null when the options ask for neither.</returns>
    public DecoderGuidance? Build(SimilarityMap similarity, ReferenceSignature signature, ImageEmbedding embedding)
    {
        // Features of another network than the decoder's own mean nothing to it.
        var isOwn = signature.Target.Length == embedding.Features.Channels;
        var target = options.SemanticPrompt && isOwn ? signature.Target : default(ReadOnlyMemory<float>?);
        var attention = options.GuideAttention ? Attention(similarity, embedding) : null;
        return attention is null && target is null ? null : new(attention, target);
    }

    private FloatMap Attention(SimilarityMap similarity, ImageEmbedding embedding)
    {
        var scores = options.GuidanceSquash == GuidanceSquash.SigmoidZ ? Standardise(similarity.Cosine) : similarity.Cosine;
        var attention = options.GuidanceFrame == GuidanceFrame.Stretched
            ? TorchResize.Bilinear(scores, embedding.Features.Grid)
            : Pad(TorchResize.Bilinear(scores, embedding.Features.Valid), embedding.Features.Grid, TensorPrimitives.Min<float>(scores.Values));
        var values = attention.Values;
        if (options.GuidanceSquash == GuidanceSquash.SigmoidZ)
        {
            TensorPrimitives.Sigmoid(values, values);
        }
        else
        {
            TensorPrimitives.SoftMax(values, values);
        }

        return attention;
    }

    /// <summary>Zero mean and unit deviation; the deviation divides by one less than the number of values.</summary>
    private static FloatMap Standardise(FloatMap map)
    {
        var values = map.Values;
        var mean = values.Length > 0 ? Sum(values, 0) / values.Length : 0;
        var deviation = Math.Sqrt(Sum(values, mean, squared: true) / Math.Max(values.Length - 1, 1));
        var result = new FloatMap(map.Size);
        TensorPrimitives.Subtract(values, (float)mean, result.Values);
        TensorPrimitives.Divide(result.Values, deviation > 0 ? (float)deviation : 1, result.Values);
        return result;
    }

    // Double precision: a photo has millions of pixels.
    private static double Sum(ReadOnlySpan<float> values, double centre, bool squared = false)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            var distance = value - centre;
            sum += squared ? distance * distance : distance;
        }

        return sum;
    }

    private static FloatMap Pad(FloatMap map, ImageSize size, float filling)
    {
        var padded = new FloatMap(size);
        padded.Values.Fill(filling);
        for (var y = 0; y < map.Height; y++)
        {
            map.Row(y).CopyTo(padded.Row(y));
        }

        return padded;
    }
}
