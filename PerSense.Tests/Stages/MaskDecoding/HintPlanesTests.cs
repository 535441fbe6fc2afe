using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Stages.MaskDecoding;

namespace PerSense.Tests.Stages.MaskDecoding;

public sealed class HintPlanesTests
{
    private const int Side = 8;

    // Cells of the lattice are four image pixels wide.
    private static readonly ImageBox Window = new(100, 100, 132, 132);
    private static readonly HintPlanes Planes = new(Side, spread: 1.2);

    [Fact]
    public void A_single_click_draws_nothing() => Assert.All(Draw(DecoderPrompt.At(new(116, 116))), static value => Assert.Equal(0, value));

    [Fact]
    public void Several_clicks_are_drawn_on_the_plane_of_their_kind()
    {
        var values = Draw(new([new(new(102, 110), IsForeground: true), new(new(130, 126), IsForeground: false)]));

        Assert.Equal(1, values[Cell(0, 0, 2)]);
        Assert.Equal(Math.Exp(-0.5 / 1.44), values[Cell(0, 1, 2)], 6);
        Assert.Equal(1, values[Cell(1, 7, 6)]);
        Assert.Equal(0, values[Cell(0, 7, 7)]);
        Assert.All(values[(2 * Side * Side)..], static value => Assert.Equal(0, value));
    }

    [Fact]
    public void A_click_beyond_the_window_leaves_the_tail_that_reaches_into_it()
    {
        var values = Draw(new([new(new(116, 116), IsForeground: true), new(new(96, 102), IsForeground: false)]));

        Assert.Equal(Math.Exp(-0.5 * 1.5 * 1.5 / 1.44), values[Cell(1, 0, 0)], 6);
        Assert.All(Draw(new([new(new(116, 116), IsForeground: true), new(new(-900, 9000), IsForeground: false)]))[(Side * Side)..], static value => Assert.Equal(0, value));
    }

    [Fact]
    public void A_box_is_one_inside_and_minus_one_outside()
    {
        var values = Draw(new([], new(104, 108, 120, 132)));

        Assert.Equal(1, values[Cell(2, 1, 2)]);
        Assert.Equal(1, values[Cell(2, 4, 7)]);
        Assert.Equal(-1, values[Cell(2, 0, 2)]);
        Assert.Equal(-1, values[Cell(2, 5, 7)]);
        Assert.Equal(24, values.Count(static value => value == 1));
    }

    [Fact]
    public void A_mask_is_drawn_as_a_belief_between_its_cells_and_as_outside_beyond_them()
    {
        // The mask's frame is the window's left half; its left column is surely inside, its right one surely not.
        var logits = new FloatMap(new(2, 2), [400, -400, 400, -400]);
        var mask = new MaskPrediction(logits, new(new(100, 100, 116, 132), new(400, 400)), 0.5);
        var values = Draw(new([], MaskInput: mask));

        Assert.Equal(0.5, values[Cell(3, 1, 3)], 6);
        Assert.Equal(-0.5, values[Cell(3, 2, 3)], 6);
        Assert.Equal(-1, values[Cell(3, 6, 3)], 6);
        Assert.Equal(values, Draw(new([], new(104, 108, 120, 132), mask)));
    }

    private static int Cell(int plane, int x, int y) => (((plane * Side) + y) * Side) + x;

    private static float[] Draw(DecoderPrompt prompt)
    {
        var values = new float[Planes.Length];
        Planes.Draw(prompt, Window, values);
        return values;
    }
}
