using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Encoding;

namespace PerSense.Tests.Imaging.Encoding;

public sealed class LabelImageTests
{
    [Fact]
    public void Labels_come_back_from_a_sixteen_bit_png()
    {
        var labels = new LabelMap(new(3, 2), [0, 1, 2, 300, 40_000, 65_535]);

        var file = LabelImage.Encode(labels);

        Assert.Equal(new(1, 16, false), ImageCodec.Identify(file).OrThrow().Samples);
        Assert.Equal(labels.Labels, LabelImage.Decode(file).OrThrow().Labels);
    }

    [Fact]
    public void Eight_bit_labels_are_read_too()
    {
        var file = ImageCodec.EncodePng(new ByteMap(new(2, 2), [0, 3, 200, 255]));

        Assert.Equal([0, 3, 200, 255], LabelImage.Decode(file).OrThrow().Labels.ToArray());
    }

    [Fact]
    public void A_colour_picture_is_no_label_image() => Assert.Equal(
        ImageFault.UnsupportedFormat, LabelImage.Decode(ImageCodec.EncodePng(ExoticFiles.Quarters(4, 4))).Problem?.Fault);

    [Theory]
    [InlineData(65_536)]
    [InlineData(-1)]
    public void A_label_that_does_not_fit_is_never_cut(int label) =>
        Assert.Throws<ArgumentException>(() => LabelImage.Encode(new(new(1, 1), [label])));
}
