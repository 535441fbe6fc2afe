using System.Text.Json;
using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Imaging.Operations.Resize;
using Xunit.Abstractions;

namespace PerSense.Tests.Imaging.Operations;

public sealed class OpenCvResizeParityTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_resize_equals_the_one_recorded_from_OpenCV()
    {
        if (SharedFolder.Find(output, "fixtures/idm-ppsm/opencv_resize") is not { } folder)
        {
            return;
        }

        var cases = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "index.json"))).RootElement.EnumerateArray().ToList();
        Assert.All(cases, resize => AssertSame(
            NpyFile.Read(Path.Combine(folder, resize.GetProperty("src").GetString() + ".npy")),
            NpyFile.Read(Path.Combine(folder, resize.GetProperty("file").GetString() + ".npy")),
            resize.GetProperty("mode").GetString()!));
        output.WriteLine($"{cases.Count} resizes are equal.");
    }

    private static void AssertSame(NpyFile source, NpyFile expected, string mode)
    {
        var size = new ImageSize(expected.Shape[1], expected.Shape[0]);
        var channels = source.Shape.Length == 3 ? source.Shape[2] : 1;
        if (source.IsReal)
        {
            for (var channel = 0; channel < channels; channel++)
            {
                AssertClose(Pick(expected.ToFloats(), channel, channels), Resize(ToFloatMap(source, channel, channels), size, mode).Values.ToArray());
            }
        }
        else if (channels == 3 && mode != "nearest")
        {
            Assert.Equal(expected.ToBytes(), Resize(new ImageBuffer(SizeOf(source), source.ToBytes()), size, mode).Pixels.ToArray());
        }
        else
        {
            for (var channel = 0; channel < channels; channel++)
            {
                var map = new ByteMap(SizeOf(source), Pick(source.ToBytes(), channel, channels));
                Assert.Equal(Pick(expected.ToBytes(), channel, channels), Resize(map, size, mode).Values.ToArray());
            }
        }
    }

    private static FloatMap Resize(FloatMap map, ImageSize size, string mode) => mode switch
    {
        "nearest" => NearestResize.Resize(map, size),
        "bilinear" => OpenCvResize.Linear(map, size),
        "cubic" => OpenCvResize.Cubic(map, size),
        _ => OpenCvResize.Area(map, size),
    };

    private static ByteMap Resize(ByteMap map, ImageSize size, string mode) => mode switch
    {
        "nearest" => NearestResize.Resize(map, size),
        "bilinear" => OpenCvResize.Linear(map, size),
        "cubic" => OpenCvResize.Cubic(map, size),
        _ => OpenCvResize.Area(map, size),
    };

    private static ImageBuffer Resize(ImageBuffer image, ImageSize size, string mode) => mode switch
    {
        "bilinear" => OpenCvResize.Linear(image, size),
        "cubic" => OpenCvResize.Cubic(image, size),
        _ => OpenCvResize.Area(image, size),
    };

    private static ImageSize SizeOf(NpyFile array) => new(array.Shape[1], array.Shape[0]);

    private static FloatMap ToFloatMap(NpyFile source, int channel, int channels) => new(SizeOf(source), Pick(source.ToFloats(), channel, channels));

    private static T[] Pick<T>(T[] values, int channel, int channels) => [.. values.Where((_, i) => i % channels == channel)];

    private static void AssertClose(float[] expected, float[] actual)
    {
        var scale = expected.Max(Math.Abs);
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.InRange(pair.Second, pair.First - (1e-5f * scale), pair.First + (1e-5f * scale)));
    }
}
