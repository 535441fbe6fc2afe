using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Encoding;
using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Tests.Imaging.Encoding;

public sealed class MaskImageTests
{
    [Fact]
    public void A_mask_comes_back()
    {
        var mask = new Mask(new(3, 2), [0, 1, 0, 1, 1, 0]);

        var file = MaskImage.Encode(mask);

        Assert.Equal(new(1, 8, false), ImageCodec.Identify(file).OrThrow().Samples);
        Assert.Equal(mask.Cells, MaskImage.Decode(file).OrThrow().Cells);
    }

    [Fact]
    public void Any_colour_that_rounds_above_black_is_inside()
    {
        byte[] rgb = [0, 0, 0, 2, 0, 0, 1, 0, 0, 0, 0, 5, 128, 0, 0];

        Assert.Equal([0, 1, 0, 1, 1], Decode(rgb, new(5, 1), "srgb"));
    }

    [Fact]
    public void The_threshold_is_the_lowest_level_inside() =>
        Assert.Equal([0, 0, 1, 1], MaskImage.Decode(ExoticFiles.Write(new byte[] { 0, 127, 128, 255 }, new(4, 1), "b-w", "pngsave_buffer"), 128).OrThrow().Cells.ToArray());

    [Fact]
    public void Transparent_pixels_are_outside() =>
        Assert.Equal([1, 0], Decode([255, 255, 255, 255, 255, 255, 255, 0], new(2, 1), "srgb"));

    [Fact]
    public void A_sixteen_bit_label_counts_however_low_it_is()
    {
        var file = ExoticFiles.Write(new ushort[] { 0, 1, 255, 256 }, new(4, 1), "grey16", "pngsave_buffer");

        Assert.Equal([0, 1, 1, 1], MaskImage.Decode(file).OrThrow().Cells.ToArray());
        Assert.Equal([0, 0, 0, 0], MaskImage.Decode(file, 2).OrThrow().Cells.ToArray());
    }

    [Fact]
    public void A_text_file_is_no_mask() => Assert.Equal(ImageFault.NotAnImage, MaskImage.Decode("not a mask"u8).Problem?.Fault);

    [Fact]
    public void A_threshold_below_one_would_make_everything_a_mask() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => MaskImage.Decode([], 0));

    private static byte[] Decode(byte[] samples, ImageSize size, string interpretation) =>
        MaskImage.Decode(ExoticFiles.Write(samples, size, interpretation, "pngsave_buffer")).OrThrow().Cells.ToArray();
}
