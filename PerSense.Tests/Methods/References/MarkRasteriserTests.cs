using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Methods.References;

namespace PerSense.Tests.Methods.References;

public sealed class MarkRasteriserTests
{
    private static readonly ImageSize Size = new(8, 6);

    [Fact]
    public void An_outline_holds_the_pixels_whose_centres_it_encloses() => Assert.Equal(
        """
        ........
        ..###...
        ..###...
        ........
        ........
        ........
        """,
        Draw(MarkRasteriser.Fill([new(1.6, 1), new(5, 1), new(5, 3.4), new(1.6, 3.4)], Size)));

    [Fact]
    public void An_outline_may_reach_beyond_the_image() =>
        Assert.Equal(48, MarkRasteriser.Fill([new(-9, -9), new(99, -9), new(99, 99), new(-9, 99)], Size).Area());

    [Fact]
    public void What_an_outline_crosses_twice_is_outside()
    {
        var mask = MarkRasteriser.Fill([new(0, 0), new(8, 0), new(8, 6), new(0, 6), new(0, 0), new(2, 2), new(2, 4), new(5, 4), new(5, 2), new(2, 2)], Size);

        Assert.False(mask[3, 3]);
        Assert.True(mask[6, 3]);
    }

    [Fact]
    public void A_stroke_covers_what_is_within_the_brushs_radius() => Assert.Equal(
        """
        ........
        .#####..
        #######.
        .#####..
        ........
        ........
        """,
        Draw(MarkRasteriser.Brush([[new(1.5, 2.5), new(5.5, 2.5)]], 1, Size)));

    [Fact]
    public void A_single_press_is_a_dot() => Assert.Equal(5, MarkRasteriser.Brush([[new(3.5, 3.5)]], 1, Size).Area());

    [Fact]
    public void Strokes_add_up() => Assert.Equal(10, MarkRasteriser.Brush([[new(1.5, 1.5)], [new(5.5, 3.5)]], 1, Size).Area());

    private static string Draw(Mask mask) => string.Join(
        Environment.NewLine, Enumerable.Range(0, mask.Height).Select(y => string.Concat(mask.Row(y).ToArray().Select(static cell => cell == 0 ? '.' : '#'))));
}
