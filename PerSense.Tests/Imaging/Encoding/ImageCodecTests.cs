using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Encoding;
using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Tests.Imaging.Encoding;

public sealed class ImageCodecTests
{
    private static readonly ImageSize _size = new(20, 12);

    [Fact]
    public void A_png_comes_back_pixel_for_pixel()
    {
        var image = Noise(_size);

        var decoded = ImageCodec.Decode(ImageCodec.EncodePng(image)).OrThrow();

        Assert.Equal(_size, decoded.Size);
        Assert.Equal(image.Pixels, decoded.Pixels);
    }

    [Fact]
    public void A_jpeg_and_a_webp_come_back_nearly_the_same()
    {
        var image = ExoticFiles.Quarters(64, 48);

        var jpeg = ImageCodec.Decode(ImageCodec.EncodeJpeg(image, 95)).OrThrow();
        var webP = ImageCodec.Decode(ImageCodec.EncodeWebP(image, 95)).OrThrow();

        Assert.True(MeanDifference(image, jpeg) < 6, $"JPEG differs by {MeanDifference(image, jpeg)}");
        Assert.True(MeanDifference(image, webP) < 6, $"WebP differs by {MeanDifference(image, webP)}");
    }

    [Fact]
    public void Written_files_carry_no_metadata()
    {
        var image = ExoticFiles.Quarters(8, 8);

        Assert.All([ImageCodec.EncodeJpeg(image), ImageCodec.EncodeWebP(image), ImageCodec.EncodePng(image)], file =>
        {
            Assert.Equal(-1, file.AsSpan().IndexOf("Exif"u8));
            Assert.Equal(-1, file.AsSpan().IndexOf("EXIF"u8));
            Assert.Equal(-1, file.AsSpan().IndexOf("eXIf"u8));
        });
    }

    [Fact]
    public void A_lower_quality_gives_fewer_bytes() =>
        Assert.True(ImageCodec.EncodeJpeg(Noise(new(64, 64)), 30).Length < ImageCodec.EncodeJpeg(Noise(new(64, 64)), 90).Length);

    [Theory]
    [InlineData("png", ImageFormat.Png)]
    [InlineData("jpeg", ImageFormat.Jpeg)]
    [InlineData("webp", ImageFormat.WebP)]
    [InlineData("tiff", ImageFormat.Tiff)]
    public void The_bytes_decide_the_format(string writer, ImageFormat expected)
    {
        var file = ExoticFiles.Write(Noise(_size).Pixels.ToArray(), _size, "srgb", writer + "save_buffer");

        var header = ImageCodec.Identify(file).OrThrow();

        Assert.Equal(new(expected, _size, 1, 1, new(3, 8, false)), header);
    }

    [Theory]
    [InlineData(1, 'R', 'G', 'B', 'x')]
    [InlineData(2, 'G', 'R', 'x', 'B')]
    [InlineData(3, 'x', 'B', 'G', 'R')]
    [InlineData(4, 'B', 'x', 'R', 'G')]
    [InlineData(5, 'R', 'B', 'G', 'x')]
    [InlineData(6, 'B', 'R', 'x', 'G')]
    [InlineData(7, 'x', 'G', 'B', 'R')]
    [InlineData(8, 'G', 'x', 'R', 'B')]
    public void Every_exif_orientation_is_made_upright(int orientation, char topLeft, char topRight, char bottomLeft, char bottomRight)
    {
        var file = ExoticFiles.WithOrientation(ImageCodec.EncodeJpeg(ExoticFiles.Quarters(64, 32), 100), orientation);
        var expectedSize = orientation < 5 ? new ImageSize(64, 32) : new(32, 64);

        var header = ImageCodec.Identify(file).OrThrow();
        var image = ImageCodec.Decode(file).OrThrow();
        var small = ImageCodec.Thumbnail(file, 32).OrThrow();

        Assert.Equal((orientation, expectedSize), (header.Orientation, header.Size));
        Assert.Equal(expectedSize, image.Size);
        Assert.Equal($"{topLeft}{topRight}{bottomLeft}{bottomRight}", ReadQuarters(image));
        Assert.Equal($"{topLeft}{topRight}{bottomLeft}{bottomRight}", ReadQuarters(small));
    }

    [Fact]
    public void Transparent_pixels_show_white()
    {
        byte[] rgba = [10, 20, 30, 255, 10, 20, 30, 0, 0, 0, 0, 128];

        var image = ImageCodec.Decode(ExoticFiles.Write(rgba, new(3, 1), "srgb", "pngsave_buffer")).OrThrow();

        Assert.Equal([10, 20, 30, 255, 255, 255, 127, 127, 127], image.Pixels.ToArray());
    }

    [Fact]
    public void Sixteen_bit_transparency_shows_white_too()
    {
        ushort[] rgba = [0x1000, 0x2000, 0x3000, 0xFFFF, 0x1000, 0x2000, 0x3000, 0];

        var image = ImageCodec.Decode(ExoticFiles.Write(rgba, new(2, 1), "rgb16", "pngsave_buffer")).OrThrow();

        Assert.Equal([0x10, 0x20, 0x30, 255, 255, 255], image.Pixels.ToArray());
    }

    [Theory]
    [InlineData("pngsave_buffer")]
    [InlineData("tiffsave_buffer")]
    public void Sixteen_bit_colours_keep_their_upper_byte(string writer)
    {
        ushort[] rgb = [0x12FF, 0x3400, 0xFF80];
        var file = ExoticFiles.Write(rgb, new(1, 1), "rgb16", writer);

        Assert.Equal(16, ImageCodec.Identify(file).OrThrow().Samples.BitDepth);
        Assert.Equal([0x12, 0x34, 0xFF], ImageCodec.Decode(file).OrThrow().Pixels.ToArray());
    }

    [Theory]
    [InlineData("pngsave_buffer")]
    [InlineData("tiffsave_buffer")]
    public void Sixteen_bit_grey_keeps_its_upper_byte(string writer)
    {
        var file = ExoticFiles.Write(new ushort[] { 0x12FF, 0xFFFF }, new(2, 1), "grey16", writer);

        Assert.Equal([0x12, 0x12, 0x12, 255, 255, 255], ImageCodec.Decode(file).OrThrow().Pixels.ToArray());
    }

    [Fact]
    public void Grey_becomes_three_equal_channels()
    {
        var file = ExoticFiles.Write(new byte[] { 7, 200 }, new(2, 1), "b-w", "pngsave_buffer");

        Assert.Equal([7, 7, 7, 200, 200, 200], ImageCodec.Decode(file).OrThrow().Pixels.ToArray());
    }

    [Fact]
    public void A_palette_is_looked_up()
    {
        var file = ExoticFiles.Write(ExoticFiles.Quarters(16, 16).Pixels.ToArray(), new(16, 16), "srgb", "pngsave_buffer", ("palette", "true"));

        Assert.Equal("RGBx", ReadQuarters(ImageCodec.Decode(file).OrThrow()));
    }

    [Fact]
    public void A_cmyk_jpeg_becomes_rgb()
    {
        byte[] ink = [.. Enumerable.Repeat(new byte[] { 0, 0, 0, 0 }, 32).SelectMany(x => x), .. Enumerable.Repeat(new byte[] { 0, 255, 255, 0 }, 32).SelectMany(x => x)];
        var file = ExoticFiles.Write(ink, new(8, 8), "cmyk", "jpegsave_buffer", ("Q", "100"));

        var image = ImageCodec.Decode(file).OrThrow();

        Assert.Equal(4, ImageCodec.Identify(file).OrThrow().Samples.Bands);
        Assert.All(image.Row(0)[..3].ToArray(), x => Assert.InRange(x, 250, 255));
        Assert.True(image.Row(7)[0] > 180 && image.Row(7)[1] < 80, $"red ink shows as {string.Join(' ', image.Row(7)[..3].ToArray())}");
    }

    [Fact]
    public void Of_an_animated_webp_the_first_frame_is_read()
    {
        var red = Solid(_size, 255, 0, 0);
        var green = Solid(_size, 0, 255, 0);
        var file = ExoticFiles.AnimatedWebP(_size, ImageCodec.EncodeWebP(red), ImageCodec.EncodeWebP(green));

        var header = ImageCodec.Identify(file).OrThrow();
        var image = ImageCodec.Decode(file).OrThrow();

        Assert.Equal((2, _size), (header.Pages, header.Size));
        Assert.Equal(_size, image.Size);
        Assert.True(MeanDifference(red, image) < 6, $"The first frame differs by {MeanDifference(red, image)}");
    }

    [Fact]
    public void A_single_pixel_is_an_image()
    {
        var file = ImageCodec.EncodePng(Solid(new(1, 1), 1, 2, 3));

        Assert.Equal([1, 2, 3], ImageCodec.Decode(file).OrThrow().Pixels.ToArray());
        Assert.Equal(new(1, 1), ImageCodec.Thumbnail(file, 256).OrThrow().Size);
    }

    [Fact]
    public void A_thumbnail_keeps_the_proportions_and_is_never_enlarged()
    {
        var file = ImageCodec.EncodeJpeg(ExoticFiles.Quarters(640, 320));

        Assert.Equal(new(64, 32), ImageCodec.Thumbnail(file, 64).OrThrow().Size);
        Assert.Equal(new(640, 320), ImageCodec.Thumbnail(file, 1000).OrThrow().Size);
    }

    [Fact]
    public void Files_are_decoded_the_same_by_many_threads_at_once()
    {
        var file = ImageCodec.EncodeJpeg(Noise(new(200, 150)));
        var expected = ImageCodec.Decode(file).OrThrow().Pixels.ToArray();

        Parallel.For(0, 50, _ => Assert.Equal(expected, ImageCodec.Decode(file).OrThrow().Pixels.ToArray()));
    }

    private static ImageBuffer Noise(ImageSize size)
    {
        var image = new ImageBuffer(size);
        new Random(5).NextBytes(image.Pixels);
        return image;
    }

    private static ImageBuffer Solid(ImageSize size, params byte[] colour)
    {
        var image = new ImageBuffer(size);
        for (var i = 0; i < image.Pixels.Length; i++)
        {
            image.Pixels[i] = colour[i % 3];
        }

        return image;
    }

    private static double MeanDifference(ImageBuffer a, ImageBuffer b) =>
        a.Pixels.ToArray().Zip(b.Pixels.ToArray(), (x, y) => Math.Abs(x - y)).Average();

    private static string ReadQuarters(ImageBuffer image)
    {
        var (w, h) = (image.Width, image.Height);
        return string.Concat(new[] { (w / 4, h / 4), (3 * w / 4, h / 4), (w / 4, 3 * h / 4), (3 * w / 4, 3 * h / 4) }
            .Select(at => NameColour(image.Row(at.Item2).Slice(at.Item1 * 3, 3))));
    }

    private static char NameColour(ReadOnlySpan<byte> pixel) =>
        pixel[0] > 200 ? 'R' : pixel[1] > 200 ? 'G' : pixel[2] > 200 ? 'B' : 'x';
}
