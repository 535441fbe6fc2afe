using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Imaging.Operations;
using PerSense.Engine.Stages.MaskDecoding;
using PerSense.Engine.Stages.Similarity;

namespace PerSense.Tests.Stages.Similarity;

public sealed class ColourTests
{
    // As OpenCV 4.6 converts them.
    [Theory]
    [InlineData(0, 0, 0, 0, 128, 128)]
    [InlineData(255, 255, 255, 255, 128, 128)]
    [InlineData(255, 0, 0, 136, 208, 195)]
    [InlineData(10, 200, 30, 180, 57, 193)]
    [InlineData(187, 150, 81, 164, 134, 169)]
    [InlineData(243, 205, 24, 213, 126, 209)]
    [InlineData(236, 8, 246, 145, 222, 66)]
    [InlineData(164, 231, 36, 216, 82, 206)]
    [InlineData(210, 111, 172, 153, 174, 113)]
    [InlineData(218, 242, 169, 235, 108, 161)]
    [InlineData(114, 205, 63, 190, 77, 188)]
    public void Lab_colours_are_those_of_OpenCV(int red, int green, int blue, int lightness, int a, int b) =>
        Assert.Equal(((byte)lightness, (byte)a, (byte)b), LabColour.FromRgb((byte)red, (byte)green, (byte)blue));

    [Fact]
    public void A_mask_is_like_itself_and_unlike_another_colour()
    {
        var index = Halves();
        var (red, blue) = (index.Under(Rectangle(0, 0, 5, 10)), index.Under(Rectangle(5, 0, 5, 10)));

        Assert.Equal(1, red.Likeness(red), 1e-5);
        Assert.Equal(0, red.Likeness(blue), 1e-5);
    }

    [Fact]
    public void A_mask_over_both_colours_is_half_like_each()
    {
        var index = Halves();

        Assert.Equal(Math.Sqrt(0.5), index.Under(Rectangle(0, 0, 10, 10)).Likeness(index.Under(Rectangle(0, 0, 5, 10))), 1e-5);
    }

    [Fact]
    public void The_middle_of_two_colours_is_as_like_to_both()
    {
        var index = Halves();
        var (red, blue) = (index.Under(Rectangle(0, 0, 5, 10)), index.Under(Rectangle(5, 0, 5, 10)));
        var middle = ColourSignature.Mean([red, blue]);

        Assert.Equal(middle.Likeness(red), middle.Likeness(blue), 1e-5);
        Assert.Equal(Math.Sqrt(0.5), middle.Likeness(red), 1e-5);
    }

    [Fact]
    public void A_slightly_different_shade_is_still_alike()
    {
        var (one, other) = (Single(150), Single(158));

        Assert.InRange(one.Likeness(other), 0.5, 1);
    }

    private static ColourSignature Single(byte grey)
    {
        var image = new ImageBuffer(new(10, 10));
        image.Pixels.Fill(grey);
        return new ColourIndex(image, CoordinateMap.Identity).Under(Rectangle(0, 0, 10, 10));
    }

    private static ColourIndex Halves()
    {
        var image = new ImageBuffer(new(10, 10));
        for (var i = 0; i < 100; i++)
        {
            image.Pixels[(3 * i) + (i % 10 < 5 ? 0 : 2)] = 255;
        }

        return new(image, CoordinateMap.Identity);
    }

    private static MaskFootprint Rectangle(int left, int top, int width, int height)
    {
        var patch = new Mask(new(width, height));
        patch.Cells.Fill(1);
        return MaskFootprint.Of(new(new ImageSize(10, 10), left, top, patch));
    }
}
