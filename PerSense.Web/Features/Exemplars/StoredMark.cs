using System.Text.Json.Serialization;

namespace PerSense.Web.Features.Exemplars;

/// <summary>
/// How a person marked the object, in the form in which it is stored and sent: the engine's <c>ReferenceMark</c> as JSON. All in pixels
/// of the upright image; the pixel in column <c>i</c> spans <c>[i, i + 1)</c>.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Box), "box")]
[JsonDerivedType(typeof(Polygon), "polygon")]
[JsonDerivedType(typeof(Strokes), "strokes")]
[JsonDerivedType(typeof(Points), "points")]
[JsonDerivedType(typeof(Pixels), "mask")]
public abstract record StoredMark
{
    private StoredMark()
    {
    }

    /// <summary>A box round the object.</summary>
    public sealed record Box(double X, double Y, double Width, double Height) : StoredMark;

    /// <summary>An outline round the object; at least three corners.</summary>
    public sealed record Polygon(IReadOnlyList<MarkPoint> Outline) : StoredMark;

    /// <summary>Brush strokes over the object.</summary>
    public sealed record Strokes(IReadOnlyList<IReadOnlyList<MarkPoint>> Paths, double Radius) : StoredMark;

    /// <summary>The object's pixels.</summary>
    /// <param name="Width">Width of the image.</param>
    /// <param name="Height">Height of the image.</param>
    /// <param name="Counts">COCO's compressed run lengths of the whole image.</param>
    public sealed record Pixels(int Width, int Height, string Counts) : StoredMark;

    /// <summary>Clicks on the object and beside it.</summary>
    public sealed record Points(IReadOnlyList<MarkClick> Clicks) : StoredMark;
}
