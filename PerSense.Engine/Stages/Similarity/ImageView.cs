using System.Numerics.Tensors;
using PerSense.Engine.Stages.Encoding;
using PerSense.Engine.Stages.MaskDecoding;

namespace PerSense.Engine.Stages.Similarity;

/// <summary>What the networks see of one image at one scale, arranged so that masks can be measured on it. Immutable.</summary>
/// <param name="Embedding">The encoder's answer.</param>
/// <param name="Features">The similarity features.</param>
/// <param name="Colours">The colour of every pixel of the network's view.</param>
internal sealed record ImageView(ImageEmbedding Embedding, FeatureGrid Features, ColourIndex Colours)
{
    /// <summary>About how much memory it takes.</summary>
    public long Bytes { get; } = Embedding.Bytes + Features.Bytes + (sizeof(ushort) * Embedding.Input.Size.Area);

    /// <summary>Measures what is under a mask: the features weighted by coverage, and the colours.</summary>
    /// <param name="mask">The mask, on this image.</param>
    public ObjectAppearance Measure(MaskFootprint mask)
    {
        var coverage = CellCoverage.Of(mask, Features.Map, Features.Valid);
        var sum = new float[Features.Channels];
        for (var y = 0; y < coverage.Weights.Height; y++)
        {
            var weights = coverage.Weights.Row(y);
            for (var x = 0; x < weights.Length; x++)
            {
                TensorPrimitives.MultiplyAdd(Features.Cell(coverage.Left + x, coverage.Top + y), weights[x], sum, sum);
            }
        }

        return new(UnitVector.Of(sum), Colours.Under(mask));
    }
}
