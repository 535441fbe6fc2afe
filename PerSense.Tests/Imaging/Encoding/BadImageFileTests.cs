using PerSense.Engine.Imaging.Encoding;

namespace PerSense.Tests.Imaging.Encoding;

public sealed class BadImageFileTests
{
    private static readonly byte[] _photo = ImageCodec.EncodeJpeg(ExoticFiles.Quarters(320, 240));

    [Fact]
    public void An_empty_file_is_refused() => AssertRefused(ImageFault.Empty, []);

    [Theory]
    [InlineData("dear diary, this is not a photo")]
    [InlineData("x")]
    [InlineData("RIFF....WAVE")]
    [InlineData("II")]
    public void A_text_file_called_jpg_is_refused(string text) => AssertRefused(ImageFault.NotAnImage, System.Text.Encoding.UTF8.GetBytes(text));

    [Theory]
    [InlineData("GIF89a", "GIF")]
    [InlineData("%PDF-1.7", "PDF")]
    [InlineData("<?xml version='1.0'?><svg/>", "SVG")]
    [InlineData("\0\0\0\u0018ftypheic\0\0", "HEIC")]
    [InlineData("\0\0\0\u0018ftypavif\0\0", "AVIF")]
    [InlineData("8BPS\0\u0001", "Photoshop")]
    public void A_known_format_that_is_not_read_is_called_by_its_name(string start, string name)
    {
        var problem = AssertRefused(ImageFault.UnsupportedFormat, System.Text.Encoding.ASCII.GetBytes(start));

        Assert.StartsWith(name, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(30)]
    [InlineData(1000)]
    [InlineData(-100)]
    public void A_truncated_jpeg_is_refused(int bytes) =>
        AssertRefused(ImageFault.Damaged, bytes > 0 ? _photo[..bytes] : _photo[..^-bytes], readHeaderOnly: false);

    [Theory]
    [InlineData("pngsave_buffer")]
    [InlineData("webpsave_buffer")]
    [InlineData("tiffsave_buffer")]
    public void Half_a_file_is_refused(string writer)
    {
        var image = ExoticFiles.Quarters(320, 240);
        var file = ExoticFiles.Write(image.Pixels.ToArray(), image.Size, "srgb", writer);

        var half = file[..(file.Length / 2)];

        AssertRefused(ImageFault.Damaged, half, readHeaderOnly: false);
        Assert.Equal(ImageFault.Damaged, ImageCodec.Thumbnail(half, 320).Problem?.Fault);
    }

    [Fact]
    public void A_png_that_claims_50000_by_50000_pixels_is_refused_by_its_header()
    {
        var problem = AssertRefused(ImageFault.TooManyPixels, ExoticFiles.Png(new(50_000, 50_000), 1));

        Assert.Equal(
            "The image is 50000 x 50000 pixels (2500 megapixels); at most 100 megapixels are accepted. " +
            "Scale or crop it, or raise the limit in the configuration.", problem.Message);
    }

    [Fact]
    public void A_png_that_claims_many_pixels_and_holds_few_is_refused() =>
        AssertRefused(ImageFault.Damaged, ExoticFiles.Png(new(9_000, 9_000), 1), readHeaderOnly: false);

    [Fact]
    public void A_small_png_with_far_too_much_data_gives_its_own_pixels_only()
    {
        var bomb = ExoticFiles.Png(new(1, 1), 10_000_000);

        Assert.True(bomb.Length < 50_000);
        Assert.Equal(new(1, 1), ImageCodec.Decode(bomb).OrThrow().Size);
    }

    [Fact]
    public void A_text_chunk_that_unpacks_to_a_hundred_megabytes_does_not_stop_a_png()
    {
        byte[] text = [.. "Comment\0\0"u8, .. ExoticFiles.Deflate(new byte[100_000_000])];

        Assert.Equal(new(2, 2), ImageCodec.Decode(ExoticFiles.Png(new(2, 2), 2, ("zTXt", text))).OrThrow().Size);
    }

    [Theory]
    [InlineData(1 << 15)]
    [InlineData(1 << 20)]
    [InlineData(int.MaxValue - 15)]
    public void A_tiff_with_monstrous_tiles_is_refused(int tileSide) =>
        AssertRefused(ImageFault.Damaged, ExoticFiles.TiledTiff(tileSide), readHeaderOnly: false);

    [Fact]
    public void A_tiff_with_sound_tiles_is_read() =>
        Assert.Equal(new(16, 16), ImageCodec.Decode(ExoticFiles.TiledTiff(16)).OrThrow().Size);

    [Fact]
    public void A_file_over_the_byte_limit_is_refused_with_both_sizes()
    {
        var problem = ImageCodec.Identify(new byte[3 * 1024 * 1024], new ImageLimits(MaxBytes: 1024 * 1024)).Problem;

        Assert.Equal(ImageFault.TooManyBytes, problem?.Fault);
        Assert.StartsWith("The file has 3 MB; at most 1 MB are accepted.", problem?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_pixel_limit_is_inclusive()
    {
        var file = ImageCodec.EncodePng(ExoticFiles.Quarters(10, 10));

        Assert.True(ImageCodec.Decode(file, new ImageLimits(MaxPixels: 100)).Succeeded);
        Assert.Equal(ImageFault.TooManyPixels, ImageCodec.Decode(file, new ImageLimits(MaxPixels: 99)).Problem?.Fault);
    }

    [Fact]
    public void Floating_point_samples_are_refused() => AssertRefused(ImageFault.UnsupportedFormat, ExoticFiles.FloatTiff());

    [Fact]
    public void A_refused_file_cannot_be_forced()
    {
        var thrown = Assert.Throws<ImageFormatException>(() => ImageCodec.Decode([]).OrThrow());

        Assert.Equal((ImageFault.Empty, thrown.Problem.Message), (thrown.Problem.Fault, thrown.Message));
    }

    [Fact]
    public async Task A_file_on_disk_is_measured_before_it_is_read()
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(path, new byte[100]);

            Assert.Equal(ImageFault.TooManyBytes, (await ImageFile.ReadAsync(path, new(MaxBytes: 99), CancellationToken.None)).Problem?.Fault);
            Assert.Equal(100, (await ImageFile.ReadAsync(path, new(MaxBytes: 100), CancellationToken.None)).OrThrow().Length);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Random_damage_never_escapes_as_anything_but_a_problem()
    {
        var random = new Random(11);
        for (var i = 0; i < 200; i++)
        {
            var file = (byte[])_photo.Clone();
            for (var k = 0; k < 20; k++)
            {
                file[random.Next(2, file.Length)] = (byte)random.Next(256);
            }

            var reading = ImageCodec.Decode(file);
            Assert.True(reading.Succeeded || reading.Problem.Message.Length > 0);
        }
    }

    private static ImageProblem AssertRefused(ImageFault fault, byte[] file, bool readHeaderOnly = true)
    {
        var problem = ImageCodec.Decode(file).Problem;
        Assert.Equal(fault, problem?.Fault);
        Assert.DoesNotContain("vips", problem!.Message, StringComparison.OrdinalIgnoreCase);
        if (readHeaderOnly)
        {
            Assert.Equal(problem, ImageCodec.Identify(file).Problem);
        }

        return problem;
    }
}
