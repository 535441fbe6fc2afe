using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Stages.MaskDecoding;

namespace PerSense.Engine.Methods.References;

/// <summary>Turns a mark of any kind into the marked object's pixels, and refuses marks that cannot lead to an object.</summary>
internal sealed class MarkReader(MarkDecoder decoder)
{
    /// <summary>Reads a mark.</summary>
    /// <param name="image">The image that it lies on.</param>
    /// <param name="mark">The mark.</param>
    /// <exception cref="InvalidReferenceException">The mark is empty, outside the image or shows no object.</exception>
    public MarkedMask Read(ImageBuffer image, ReferenceMark mark) => mark switch
    {
        ReferenceMark.Pixels pixels => FromPixels(pixels.Mask, image.Size),
        ReferenceMark.Box box => FromBox(image, box.Value),
        ReferenceMark.Polygon polygon => FromOutline(polygon.Outline, image.Size),
        ReferenceMark.Strokes strokes => FromStrokes(strokes, image.Size),
        ReferenceMark.Points points => FromClicks(image, points.Clicks),
        _ => throw new ArgumentException($"There is no reader for marks of the kind {mark.GetType().Name}.", nameof(mark)),
    };

    private static MarkedMask FromPixels(Mask mask, ImageSize image)
    {
        if (mask.Size != image)
        {
            throw new InvalidReferenceException(
                $"The mask is {mask.Width} x {mask.Height} pixels, its image {image.Width} x {image.Height}. Give a mask of the image's own size.");
        }

        return Placed(mask, "The mask marks no pixel. Paint the object, or draw a box round it.");
    }

    private MarkedMask FromBox(ImageBuffer image, ImageBox box)
    {
        if (!(box.Width >= 1 && box.Height >= 1))
        {
            throw new InvalidReferenceException("The box has no size. Press at one corner of the object and release at the opposite one.");
        }

        var inside = box.Intersect(image.Size.Bounds);
        if (inside.IsEmpty)
        {
            throw new InvalidReferenceException("The box lies outside the image. Draw it round an object in the image.");
        }

        return decoder.InBox(image, inside);
    }

    private static MarkedMask FromOutline(IReadOnlyList<ImagePoint> outline, ImageSize image)
    {
        if (outline.Count < 3)
        {
            throw new InvalidReferenceException("The outline has fewer than three corners. Click at least three points round the object.");
        }

        return Placed(
            MarkRasteriser.Fill(outline, image), "The outline encloses no pixel of the image. Draw it round the whole object, inside the image.");
    }

    private static MarkedMask FromStrokes(ReferenceMark.Strokes strokes, ImageSize image)
    {
        if (!(strokes.Radius > 0 && double.IsFinite(strokes.Radius)))
        {
            throw new InvalidReferenceException("The brush has no width. Choose a wider brush and paint the object.");
        }

        return Placed(
            MarkRasteriser.Brush(strokes.Paths, strokes.Radius, image), "The strokes touch no pixel of the image. Paint the object inside the image.");
    }

    private MarkedMask FromClicks(ImageBuffer image, IReadOnlyList<LabelledPoint> clicks)
    {
        if (!clicks.Any(static click => click.IsForeground))
        {
            throw new InvalidReferenceException("No click lies on the object. Click once on the middle of the object.");
        }

        if (clicks.Any(click => click.IsForeground && !image.Size.Contains(click.Point)))
        {
            throw new InvalidReferenceException("A click lies outside the image. Click on an object in the image.");
        }

        return decoder.AtClicks(image, clicks);
    }

    private static MarkedMask Placed(Mask mask, string emptyMessage) =>
        MaskCrop.Tight(new(mask.Size, 0, 0, mask)) is { } placed ? new(placed, 1) : throw new InvalidReferenceException(emptyMessage);
}
