using PerSense.Engine.Methods.References;
using PerSense.Engine.Stages.Grounding;
using PerSense.Engine.Stages.Similarity;

namespace PerSense.Engine.Methods.PerSense;

/// <summary>The image that is searched, as one pass sees it.</summary>
/// <param name="Request">What is asked.</param>
/// <param name="Reference">The marked objects.</param>
/// <param name="View">What the networks see of the image.</param>
/// <param name="Similarity">Its likeness to the reference.</param>
/// <param name="Boxes">The detector's boxes for the class label; null when none was asked.</param>
/// <param name="Gates">Its boxes for "all ..."; null when none was asked.</param>
internal sealed record PerSenseQuery(
    SegmentationRequest Request,
    ReferenceObject Reference,
    ImageView View,
    SimilarityMap Similarity,
    IReadOnlyList<DetectedBox>? Boxes,
    IReadOnlyList<DetectedBox>? Gates)
{
    /// <summary>Whether the objects are marked on the very image that is searched.</summary>
    public bool HoldsReference => ReferenceEquals(Reference.Image, Request.Image);
}
