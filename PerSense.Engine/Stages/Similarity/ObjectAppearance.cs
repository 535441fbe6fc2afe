using System.Numerics.Tensors;

namespace PerSense.Engine.Stages.Similarity;

/// <summary>What an object looks like under its mask.</summary>
/// <param name="Direction">The average similarity feature, length 1.</param>
/// <param name="Colour">Its colours.</param>
internal sealed record ObjectAppearance(ReadOnlyMemory<float> Direction, ColourSignature Colour)
{
    /// <summary>The middle of several appearances.</summary>
    /// <param name="appearances">At least one.</param>
    public static ObjectAppearance Mean(IReadOnlyList<ObjectAppearance> appearances) => new(
        UnitVector.Between(appearances.Select(static one => one.Direction)),
        ColourSignature.Mean([.. appearances.Select(static one => one.Colour)]));

    /// <summary>The cosine between two average features, -1..1.</summary>
    /// <param name="other">The other appearance.</param>
    public double CosineTo(ObjectAppearance other) => TensorPrimitives.Dot(Direction.Span, other.Direction.Span);
}
