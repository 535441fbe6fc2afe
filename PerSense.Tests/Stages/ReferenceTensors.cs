using System.Runtime.InteropServices;
using System.Text.Json;
using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Inference;
using PerSense.Engine.Stages.Encoding;
using Xunit.Abstractions;

namespace PerSense.Tests.Stages;

/// <summary>The tensors that the embedded models gave in the framework they were trained in; models/training/export.py records them.</summary>
internal sealed class ReferenceTensors
{
    private readonly string _folder;
    private readonly Dictionary<string, int[]> _shapes;

    private ReferenceTensors(string folder)
    {
        _folder = folder;
        _shapes = JsonSerializer.Deserialize<Dictionary<string, int[]>>(File.ReadAllText(Path.Combine(folder, "shapes.json")))!;
    }

    public TensorBuffer this[string name] =>
        new(MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(Path.Combine(_folder, $"{name}.bin"))).ToArray(), _shapes[name]);

    /// <summary>Those of the four networks of an image, or of the set verifier.</summary>
    public static ReferenceTensors Load(string folder = "embedded") => new(Path.Combine(AppContext.BaseDirectory, "Goldens", folder));

    /// <summary>The reference's image as an embedding: image pixels are network pixels.</summary>
    public ImageEmbedding Embedding()
    {
        var image = new ImageSize(_shapes["image"][3], _shapes["image"][2]);
        FeatureMap Grid(string name, int stride) => new(
            this[name], CoordinateMap.Identity.Coarser(stride), new(image.Width / stride, image.Height / stride));
        return new(image, CoordinateMap.Identity, new ImageBuffer(image), Grid("feat", 4), Grid("fine", 2), Grid("sim", 8));
    }

    public static void AssertEqual(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, ITestOutputHelper output)
    {
        Assert.Equal(expected.Length, actual.Length);
        var worst = 0f;
        for (var i = 0; i < expected.Length; i++)
        {
            worst = Math.Max(worst, Math.Abs(expected[i] - actual[i]));
        }

        output.WriteLine($"Largest difference: {worst:G3} over {expected.Length} values.");
        Assert.InRange(worst, 0, 1e-4f);
    }
}
