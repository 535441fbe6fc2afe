using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Encoding;

namespace PerSense.Tests.Evaluation;

/// <summary>A pack of three 8 x 4 images in two classes, and what a method is made to find in them.</summary>
internal static class TinyPack
{
    private const string Index = """
        {"pack": "tiny", "classes": {
          "disc": {"images": [{"id": "01", "exemplar": 1}, {"id": "02", "exemplar": 2}]},
          "small_square": {"images": [{"id": "01", "exemplar": 1}]}}}
        """;

    private static readonly LabelMap _reference = Maps.Labels("........", "..11....", "..11....", "........");

    /// <summary>What the method answers, in the order of the images; the last one is refused.</summary>
    public static IReadOnlyList<LabelMap?> Answers =>
    [
        Maps.Labels("11.22...", "11.2.3..", "........", "44..555."),
        Maps.Labels("111.2233", "111.2233", "....2233", "......4."),
        null,
    ];

    public static void Write(TemporaryFolder folder)
    {
        Write(folder, "disc", "00", _reference);
        Write(folder, "disc", "01", Maps.Labels("11.22.33", "11.22.33", "........", "44...55."));
        Write(folder, "disc", "02", Maps.Labels("111.2222", "111.2222", "....2222", "........"));
        Write(folder, "small_square", "00", _reference);
        Write(folder, "small_square", "01", Maps.Labels("1.......", "........", "........", "........"));
        File.WriteAllText(folder.At("index.json"), Index);
    }

    private static void Write(TemporaryFolder folder, string className, string id, LabelMap labels)
    {
        Directory.CreateDirectory(folder.At(className));
        File.WriteAllBytes(folder.At(className, id + ".jpg"), ImageCodec.EncodeJpeg(new(labels.Size)));
        File.WriteAllBytes(folder.At(className, id + ".labels.png"), LabelImage.Encode(labels));
    }
}
