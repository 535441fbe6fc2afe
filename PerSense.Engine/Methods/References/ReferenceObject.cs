using PerSense.Engine.Imaging;
using PerSense.Engine.Stages.Exemplars;
using PerSense.Engine.Stages.MaskDecoding;
using PerSense.Engine.Stages.Similarity;

namespace PerSense.Engine.Methods.References;

/// <summary>What a run knows about the marked objects.</summary>
/// <param name="Image">The image that they are marked on.</param>
/// <param name="View">What the networks see of it.</param>
/// <param name="Masks">Their pixels at that image's own resolution; at least one mask, none empty.</param>
/// <param name="Evidence">The same masks with what they look like.</param>
/// <param name="Signature">Their average feature.</param>
internal sealed record ReferenceObject(
    ImageBuffer Image, ImageView View, IReadOnlyList<PlacedMask> Masks, IReadOnlyList<MaskEvidence> Evidence, ReferenceSignature Signature)
{
    /// <summary>Their boxes, as a counter takes them.</summary>
    public ExemplarSet Exemplars { get; } = new([.. Evidence.Select(static one => new Exemplar(one.Box, one.PredictedIou))], View.Embedding);

    /// <summary>Their middle appearance.</summary>
    public ObjectAppearance Appearance { get; } = ObjectAppearance.Mean([.. Evidence.Select(static one => one.Appearance)]);

    /// <summary>Their mean longest side, in pixels of their image.</summary>
    public double Side => Exemplars.ObjectSide;

    /// <summary>Their mean area, in square pixels of their image.</summary>
    public double Area => Evidence.Average(static one => one.Area);

    /// <summary>How large they are, and what they look like.</summary>
    public ObjectScale Scale => new(Side, Area) { Target = new(Appearance.Direction, TargetShape.Mean(Evidence)) };
}
