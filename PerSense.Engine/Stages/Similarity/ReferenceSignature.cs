using System.Numerics.Tensors;

namespace PerSense.Engine.Stages.Similarity;

/// <summary>The average feature under the reference masks (PerSAM, eq. 2; PerSense section 3.1).</summary>
/// <param name="Direction">The average, scaled to length 1; what cosines are taken with. One entry a channel.</param>
/// <param name="Target">The average itself: PerSAM's target embedding. One entry a channel.</param>
public sealed record ReferenceSignature(ReadOnlyMemory<float> Direction, ReadOnlyMemory<float> Target)
{
    /// <summary>The middle of several signatures: what several references have in common.</summary>
    /// <param name="signatures">At least one, all of the same length.</param>
    public static ReferenceSignature Mean(IReadOnlyList<ReferenceSignature> signatures)
    {
        ArgumentNullException.ThrowIfNull(signatures);
        var target = new float[signatures[0].Target.Length];
        foreach (var one in signatures)
        {
            TensorPrimitives.MultiplyAdd(one.Target.Span, 1f / signatures.Count, target, target);
        }

        return new(UnitVector.Between(signatures.Select(static one => one.Direction)), target);
    }
}
