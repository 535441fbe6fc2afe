using System.Text.Json;
using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Stages.Density;
using PerSense.Engine.Stages.Grounding;
using PerSense.Engine.Stages.Similarity;

namespace PerSense.Tests.Stages;

/// <summary>One case of <c>fixtures/idm-ppsm/cases</c>: what the released code made of a density map.</summary>
internal sealed class ReferenceCase
{
    private readonly string _folder;

    public ReferenceCase(string folder)
    {
        _folder = folder;
        Expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "case.json"))).RootElement;
        Image = new(Expected.GetProperty("img_w").GetInt32(), Expected.GetProperty("img_h").GetInt32());
    }

    public JsonElement Expected { get; }

    public ImageSize Image { get; }

    /// <summary>All cases, or none when the shared folder is absent.</summary>
    public static IEnumerable<string> Folders(string root) => Directory.EnumerateDirectories(root).Order(StringComparer.Ordinal);

    public DensityMap Density(double count)
    {
        var size = new ImageSize(Expected.GetProperty("dm_w").GetInt32(), Expected.GetProperty("dm_h").GetInt32());
        return new(new(size, Array("density_map.npy").ToFloats()), null, CoordinateMap.Covering(Image, size), count);
    }

    public ByteMap Grey() => new(Image, Array("gray.npy").ToBytes());

    public SimilarityMap Similarity() => new(new(Image, Array("similarity.npy").ToFloats()), CoordinateMap.Identity);

    public IReadOnlyList<DetectedBox> Boxes()
    {
        var values = Array("dino_boxes_xyxy.npy").ToFloats();
        return [.. values.Chunk(4).Select(static box => new DetectedBox(new(box[0], box[1], box[2], box[3]), 1))];
    }

    public static List<PixelIndex> Points(JsonElement points) =>
        [.. points.EnumerateArray().Select(static point => new PixelIndex(point[0].GetInt32(), point[1].GetInt32()))];

    public static double Number(JsonElement value) => value.ValueKind == JsonValueKind.String
        ? double.Parse(value.GetString()!, System.Globalization.CultureInfo.InvariantCulture)
        : value.GetDouble();

    private NpyFile Array(string name) => NpyFile.Read(Path.Combine(_folder, name));
}
