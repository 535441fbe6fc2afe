using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Stages.MaskDecoding;

namespace PerSense.Engine.Methods;

/// <summary>How a person marked the reference object. A closed choice; all in the coordinates of the reference image.</summary>
public abstract record ReferenceMark
{
    private ReferenceMark()
    {
    }

    /// <summary>The object's pixels.</summary>
    /// <param name="Mask">As large as the reference image; not empty.</param>
    public sealed record Pixels(Mask Mask) : ReferenceMark;

    /// <summary>A box round the object; the decoder finds its pixels.</summary>
    /// <param name="Value">The box.</param>
    public sealed record Box(ImageBox Value) : ReferenceMark;

    /// <summary>An outline round the object.</summary>
    /// <param name="Outline">At least three corners.</param>
    public sealed record Polygon(IReadOnlyList<ImagePoint> Outline) : ReferenceMark;

    /// <summary>Brush strokes over the object.</summary>
    /// <param name="Paths">Each stroke's points.</param>
    /// <param name="Radius">The brush's radius in image pixels.</param>
    public sealed record Strokes(IReadOnlyList<IReadOnlyList<ImagePoint>> Paths, double Radius) : ReferenceMark;

    /// <summary>Clicks on the object and beside it; the decoder finds its pixels.</summary>
    /// <param name="Clicks">At least one click on the object.</param>
    public sealed record Points(IReadOnlyList<LabelledPoint> Clicks) : ReferenceMark;
}
