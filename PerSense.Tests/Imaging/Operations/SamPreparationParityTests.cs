using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Encoding;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Imaging.Operations.Resize;
using Xunit.Abstractions;

namespace PerSense.Tests.Imaging.Operations;

public sealed class SamPreparationParityTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("cat_landscape")]
    [InlineData("duck_portrait")]
    [InlineData("sneaker_small")]
    public void A_photo_is_resized_as_Pillow_resizes_it(string name)
    {
        if (SharedFolder.Find(output, "fixtures/sam-encoder/preprocess") is not { } folder)
        {
            return;
        }

        var expected = NpyFile.Read(Path.Combine(folder, $"{name}_resized_256.npy"));
        var photo = Read(folder, $"{name}.png");

        var resized = PillowResize.Bilinear(photo, new(expected.Shape[1], expected.Shape[0]));

        Assert.Equal(expected.ToBytes(), resized.Pixels.ToArray());
    }

    [Fact]
    public void A_photo_is_enlarged_as_Pillow_enlarges_it()
    {
        if (SharedFolder.Find(output, "fixtures/sam-encoder/preprocess") is not { } folder)
        {
            return;
        }

        var expected = Read(folder, "cat1_640_resized_1024.png");

        Assert.Equal(expected.Pixels, PillowResize.Bilinear(Read(folder, "cat1_640.png"), expected.Size).Pixels);
    }

    [Theory]
    [InlineData("sneaker_small", "sneaker_small_postprocessed", 120, 90, 1)]
    [InlineData("duck_portrait", "duck_portrait_postprocessed_ch0", 217, 350, 1)]
    [InlineData("cat_landscape", "cat_landscape_postprocessed_ch0_every2", 451, 301, 2)]
    public void Mask_logits_are_enlarged_as_torch_enlarges_them(string name, string file, int width, int height, int step)
    {
        if (SharedFolder.Find(output, "fixtures/sam-encoder/preprocess") is not { } folder)
        {
            return;
        }

        var logits = new FloatMap(new(64, 64), NpyFile.Read(Path.Combine(folder, $"{name}_lowres_logits.npy")).ToFloats()[..4096]);
        var expected = NpyFile.Read(Path.Combine(folder, file + ".npy")).ToFloats();
        var resized = NpyFile.Read(Path.Combine(folder, $"{name}_resized_256.npy")).Shape;

        var square = TorchResize.Bilinear(logits, new(256, 256));
        var full = TorchResize.Bilinear(Crop(square, new(resized[1], resized[0])), new(width, height));

        var columns = (width + step - 1) / step;
        for (var y = 0; y < height; y += step)
        {
            for (var x = 0; x < width; x += step)
            {
                Assert.Equal(expected[(y / step * columns) + (x / step)], full[x, y], 1e-4f);
            }
        }
    }

    private static FloatMap Crop(FloatMap map, ImageSize size)
    {
        var part = new FloatMap(size);
        for (var y = 0; y < size.Height; y++)
        {
            map.Row(y)[..size.Width].CopyTo(part.Row(y));
        }

        return part;
    }

    private static ImageBuffer Read(string folder, string file) => ImageCodec.Decode(File.ReadAllBytes(Path.Combine(folder, file))).OrThrow();
}
