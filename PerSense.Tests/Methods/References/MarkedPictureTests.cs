using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Methods;
using PerSense.Engine.Methods.References;

namespace PerSense.Tests.Methods.References;

public sealed class MarkedPictureTests
{
    private static readonly ImageBuffer _white = White();

    [Fact]
    public void A_box_cuts_the_image()
    {
        var picture = MarkedPicture.Of(new(_white, new ReferenceMark.Box(new(2, 3, 6, 30))));
        Assert.Equal(new ImageSize(4, 5), picture.Size);
        Assert.True(picture.Pixels.IndexOfAnyExcept((byte)255) < 0);
    }

    [Fact]
    public void What_a_drawn_mark_leaves_out_is_black()
    {
        var mask = new Mask(_white.Size);
        mask[2, 1] = mask[3, 2] = true;
        var picture = MarkedPicture.Of(new(_white, new ReferenceMark.Pixels(mask)));
        Assert.Equal(new ImageSize(2, 2), picture.Size);
        Assert.Equal([255, 255, 255, 0, 0, 0, 0, 0, 0, 255, 255, 255], picture.Pixels.ToArray());
    }

    [Fact]
    public void Clicks_show_what_is_round_them()
    {
        var picture = MarkedPicture.Of(new(_white, new ReferenceMark.Points([new(new(4, 4), IsForeground: true), new(new(9, 1), IsForeground: false)])));
        Assert.Equal(new ImageSize(4, 4), picture.Size);
    }

    private static ImageBuffer White()
    {
        var image = new ImageBuffer(new(10, 8));
        image.Pixels.Fill(255);
        return image;
    }
}
