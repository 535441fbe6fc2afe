using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Encoding;
using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Tests.Imaging.Encoding;

public sealed class BrushStrokeTests
{
    [Fact]
    public void A_dab_is_a_disc() => AssertMask(
        Paint(new(5, 5), new BrushStroke([new(2.5, 2.5)], 1.2)),
        ".....", "..#..", ".###.", "..#..", ".....");

    [Fact]
    public void A_stroke_covers_everything_near_its_line() => AssertMask(
        Paint(new(6, 3), new BrushStroke([new(1, 1.5), new(5, 1.5)], 0.6)),
        "......", "######", "......");

    [Fact]
    public void A_stroke_turns_at_its_points() => AssertMask(
        Paint(new(4, 4), new BrushStroke([new(0.5, 0.5), new(3.5, 0.5), new(3.5, 3.5)], 0.2)),
        "####", "...#", "...#", "...#");

    [Fact]
    public void The_finest_brush_leaves_a_trace() => AssertMask(
        Paint(new(3, 1), new BrushStroke([new(1.9, 0.1)], 0)), ".#.");

    [Fact]
    public void What_lies_outside_the_image_is_cut_off() => AssertMask(
        Paint(new(2, 2), new BrushStroke([new(-5, 0.5), new(50, 0.5)], 0.5)), "##", "..");

    [Fact]
    public void Strokes_add_up() => AssertMask(
        Paint(new(3, 1), new BrushStroke([new(0.5, 0.5)], 0), new BrushStroke([new(2.5, 0.5)], 0)), "#.#");

    private static Mask Paint(ImageSize size, params BrushStroke[] strokes) => BrushStroke.ToMask(strokes, size);

    private static void AssertMask(Mask actual, params string[] rows) =>
        Assert.Equal(rows, Enumerable.Range(0, actual.Height).Select(y => string.Concat(actual.Row(y).ToArray().Select(x => x != 0 ? '#' : '.'))));
}
