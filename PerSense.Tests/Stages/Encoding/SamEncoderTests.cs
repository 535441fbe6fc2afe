using System.Text.Json;
using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Encoding;
using PerSense.Engine.Stages.Encoding;
using Xunit.Abstractions;

namespace PerSense.Tests.Stages.Encoding;

public sealed class SamEncoderTests(ITestOutputHelper output)
{
    private const int Side = 256;
    private static readonly PixelNormalisation _normalisation = new([0.485f, 0.456f, 0.406f], [0.229f, 0.224f, 0.225f]);

    [Theory]
    [InlineData("cat_landscape")]
    [InlineData("duck_portrait")]
    [InlineData("sneaker_small")]
    public void A_photo_becomes_the_input_of_the_reference(string name)
    {
        if (SharedFolder.Find(output, "fixtures/sam-encoder/preprocess") is not { } folder)
        {
            return;
        }

        var photo = ImageCodec.Decode(File.ReadAllBytes(Path.Combine(folder, name + ".png"))).OrThrow();
        var resized = SamEncoder.Resize(photo, new EncodingScale.FixedLongestSide(Side).For(photo.Size, 1));
        var planes = _normalisation.Planes(resized, new(Side, Side)).Values.ToArray();

        using var index = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "index.json")));
        var stated = index.RootElement.GetProperty("items").EnumerateArray().Single(item => item.GetProperty("photo").GetString() == name + ".png");
        Assert.Equal((stated.GetProperty("resized_w").GetInt32(), stated.GetProperty("resized_h").GetInt32()), (resized.Width, resized.Height));
        Assert.Equal(stated.GetProperty("normalised_sum").GetDouble(), planes.Sum(static value => (double)value), 0.1);
        Assert.Equal(stated.GetProperty("normalised_abs_sum").GetDouble(), planes.Sum(static value => (double)Math.Abs(value)), 0.1);
        if (name == "cat_landscape")
        {
            var every2 = planes.Where(static (_, i) => i % Side % 2 == 0 && i / Side % Side % 2 == 0);
            var expected = NpyFile.Read(Path.Combine(folder, name + "_normalised_padded_256_every2.npy")).ToFloats();
            Assert.Equal(expected, every2, static (a, b) => Math.Abs(a - b) <= 1e-5f);
        }
    }

    [Fact]
    public void What_is_added_on_the_right_and_below_is_zero_after_the_normalisation()
    {
        var image = new ImageBuffer(new(1, 1), [0, 0, 0]);
        var planes = _normalisation.Planes(image, new(2, 2)).Values.ToArray();
        Assert.Equal([0, 0, 0], planes[1..4]);
        Assert.Equal(-0.485f / 0.229f, planes[0], 1e-6f);
    }

    [Theory]
    [InlineData(640, 480, 1024, 768)]
    [InlineData(333, 1000, 341, 1024)]
    [InlineData(1024, 1, 1024, 1)]
    [InlineData(2000, 3, 1024, 2)]
    public void Sides_are_rounded_as_the_official_code_rounds_them(int width, int height, int newWidth, int newHeight)
    {
        var image = new ImageBuffer(new(width, height));
        var resized = SamEncoder.Resize(image, new EncodingScale.FixedLongestSide(1024).For(image.Size, 1));
        Assert.Equal((newWidth, newHeight), (resized.Width, resized.Height));
    }
}
