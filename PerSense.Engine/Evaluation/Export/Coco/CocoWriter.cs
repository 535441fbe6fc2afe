using System.Text.Json;
using PerSense.Engine.Imaging.Encoding;
using PerSense.Engine.Stages.Instances;

namespace PerSense.Engine.Evaluation.Export.Coco;

/// <summary>Turns results into COCO documents. Thread-safe.</summary>
public static class CocoWriter
{
    /// <summary>The name of the objects when nobody has given one.</summary>
    public const string DefaultCategory = "object";

    private const int TheCategory = 1;

    /// <summary>Puts images and their instances into one document; ids count from 1 in the order given.</summary>
    /// <param name="images">The images.</param>
    /// <param name="category">The objects' name.</param>
    public static CocoDocument Compose(IReadOnlyList<CocoEntry> images, string category = DefaultCategory)
    {
        ArgumentNullException.ThrowIfNull(images);
        var annotations = new List<CocoAnnotation>();
        for (var i = 0; i < images.Count; i++)
        {
            foreach (var instance in images[i].Instances)
            {
                annotations.Add(Annotate(instance, annotations.Count + 1, i + 1));
            }
        }

        var version = typeof(CocoWriter).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";
        return new(
            [.. images.Select(static (image, i) => new CocoImage(i + 1, image.FileName, image.Size.Width, image.Size.Height, image.Run))],
            [new(TheCategory, category)],
            annotations,
            new("Instances found by PerSense", version));
    }

    /// <summary>The document as a JSON file in UTF-8.</summary>
    /// <param name="document">The document.</param>
    public static byte[] Serialize(CocoDocument document) => JsonSerializer.SerializeToUtf8Bytes(document, EngineJson.Compact);

    private static CocoAnnotation Annotate(Instance instance, int id, int imageId) =>
        new(id, imageId, TheCategory, Encode(instance), instance.Area, CocoRun.Corner(instance.Box))
        {
            Score = instance.Confidence,
            PredictedIou = instance.PredictedIou,
            Similarity = instance.Similarity,
            Point = [instance.Prompt.X, instance.Prompt.Y],
        };

    private static CocoRle Encode(Instance instance) =>
        new([instance.Mask.Image.Height, instance.Mask.Image.Width], RunLength.FromMask(instance.Mask).ToCompressed());
}
