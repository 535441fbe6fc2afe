using System.Text.Json;
using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Encoding;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Stages.Instances;

namespace PerSense.Engine.Evaluation.Export.Coco;

/// <summary>Reads results back from COCO documents with run-length masks. Thread-safe.</summary>
public static class CocoReader
{
    /// <summary>Parses a document; what PerSense does not know is skipped.</summary>
    /// <param name="json">The file in UTF-8.</param>
    /// <exception cref="FormatException">It is no such document; the message says where it goes wrong.</exception>
    public static CocoDocument Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<CocoDocument>(json, EngineJson.Compact) ?? throw new FormatException("The file holds null, not a COCO document.");
        }
        catch (JsonException fault)
        {
            throw new FormatException($"The file is no COCO document with run-length masks: {fault.Message}", fault);
        }
    }

    /// <summary>The instances of one image, in the order of the document. What the document does not say counts as certain.</summary>
    /// <param name="document">The document.</param>
    /// <param name="image">One of its images.</param>
    /// <exception cref="FormatException">A mask cannot be read, belongs to an image of another size, or is empty.</exception>
    public static IReadOnlyList<Instance> Instances(CocoDocument document, CocoImage image)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(image);
        return [.. document.Annotations.Where(annotation => annotation.ImageId == image.Id).Select(annotation => Read(annotation, new(image.Width, image.Height)))];
    }

    private static Instance Read(CocoAnnotation annotation, ImageSize size)
    {
        var mask = Decode(annotation, size);
        var box = new ImageBox(mask.Left, mask.Top, mask.Right, mask.Bottom);
        var point = annotation.Point is [var x, var y] ? new ImagePoint(x, y) : box.Centre;
        return new(mask, box, mask.Patch.Area(), annotation.PredictedIou ?? 1, annotation.Similarity ?? 1, annotation.Score ?? 1, point);
    }

    private static PlacedMask Decode(CocoAnnotation annotation, ImageSize size)
    {
        if (annotation.Segmentation.Size is not [var height, var width] || height != size.Height || width != size.Width)
        {
            throw new FormatException($"The mask of annotation {annotation.Id} is not {size.Width} x {size.Height} pixels as its image is.");
        }

        return RunLength.TryParse(annotation.Segmentation.Counts, size, out var runs)
            ? runs.ToPlacedMask() ?? throw new FormatException($"The mask of annotation {annotation.Id} has no pixel.")
            : throw new FormatException($"The mask of annotation {annotation.Id} is no compressed run-length mask.");
    }
}
