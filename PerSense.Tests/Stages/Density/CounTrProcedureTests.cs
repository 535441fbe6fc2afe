using PerSense.Engine.Imaging;
using PerSense.Engine.Models.Import.Onnx;
using PerSense.Engine.Stages.Density;
using PerSense.Tests.Models.Import;

namespace PerSense.Tests.Stages.Density;

/// <summary>The procedure round CounTR, with a network whose density is the red of its window.</summary>
public sealed class CounTrProcedureTests : IDisposable
{
    private static readonly CounTrOptions _network = new(WindowSide: 384, WindowStep: 128, WidthMultiple: 16, PixelThreshold: 20);
    private readonly BuiltDensity _red = Red();

    [Fact]
    public void Stitched_tiles_show_every_object_where_it_is_and_the_count_is_the_map_s_integral()
    {
        var image = Striped(384, 384, column: 40);
        var map = Estimate(image, new(), new PixelBox(100, 100, 104, 104));
        Assert.Equal(1, map.Density[40, 200] / map.Density[41, 200], 0.9);
        Assert.True(map.Density[40, 200] > 0 && map.Density[300, 200] <= 0.01 * map.Density[40, 200]);
        Assert.Equal(map.ExpectedCount, map.Density.Values.ToArray().Sum(static value => (double)value), map.ExpectedCount * 1e-3);
    }

    [Fact]
    public void The_released_way_stretches_the_last_tile_over_the_image()
    {
        var image = Striped(384, 384, column: 300);
        var map = Estimate(image, new() { SmallObjects = SmallObjectTiles.LastTile }, new PixelBox(100, 100, 104, 104));

        // Column 300 is column 44 of the last third, and the third is stretched threefold.
        Assert.True(map.Density[(300 - 256) * 3, 200] > 10 * map.Density[300, 200]);
    }

    [Fact]
    public void Exemplars_of_a_narrow_image_move_with_it_into_the_padded_picture()
    {
        var image = Striped(192, 384, column: 50);
        var box = new PixelBox(100, 40, 160, 60);
        Assert.Equal(new PixelBox(100, 136, 160, 156), Assert.Single(new CounTrView(image, [box], _network, new()).Boxes));
        Assert.Equal(box, Assert.Single(new CounTrView(image, [box], _network, new() { ShiftExemplars = false }).Boxes));
    }

    [Fact]
    public void A_wide_image_gets_windows_up_to_its_right_edge()
    {
        var image = Striped(1000, 384, column: 990);
        var map = Estimate(image, new(), new PixelBox(100, 100, 160, 160));
        Assert.Equal(992, map.Density.Width);
        Assert.True(map.Density[982, 10] > 0);
    }

    [Fact]
    public void Other_exemplars_on_the_same_windows_ask_the_head_alone()
    {
        var image = Motley(1000, 384);
        var memory = new DensityMemory();
        Estimate(image, new(), new PixelBox(100, 100, 160, 160), memory);
        Assert.Equal((6, 1), (memory.StemCalls, memory.HeadCalls));
        var remembered = Estimate(image, new(), new PixelBox(200, 200, 260, 260), memory);
        Assert.Equal((6, 2), (memory.StemCalls, memory.HeadCalls));
        Assert.Equal(Estimate(image, new(), new PixelBox(200, 200, 260, 260)).Density.Values.ToArray(), remembered.Density.Values.ToArray());
    }

    [Fact]
    public void Exemplars_so_small_that_the_image_is_cut_into_tiles_ask_the_stem_about_the_tiles()
    {
        var image = Motley(384, 384);
        var memory = new DensityMemory();
        Estimate(image, new(), new PixelBox(100, 100, 160, 160), memory);
        Estimate(image, new(), new PixelBox(100, 100, 104, 104), memory);
        Assert.Equal((1 + 9, 1 + 9), (memory.StemCalls, memory.HeadCalls));
        Estimate(image, new(), new PixelBox(200, 100, 204, 104), memory);
        Assert.Equal((1 + 9, 1 + 18), (memory.StemCalls, memory.HeadCalls));
    }

    [Fact]
    public void Another_image_asks_the_stem_anew_and_a_copy_of_it_does_not()
    {
        var memory = new DensityMemory();
        var box = new PixelBox(100, 100, 160, 160);
        Estimate(Striped(384, 384, column: 40), new(), box, memory);
        Estimate(Striped(384, 384, column: 40), new(), box, memory);
        Assert.Equal(1, memory.StemCalls);
        var other = Estimate(Striped(384, 384, column: 80), new(), box, memory);
        Assert.Equal(2, memory.StemCalls);
        Assert.True(other.Density[80, 200] > 0);
    }

    [Fact]
    public void A_full_memory_keeps_what_it_has_and_the_rest_is_made_anew()
    {
        var image = Motley(1000, 384);
        var box = new PixelBox(100, 100, 160, 160);
        var memory = new DensityMemory(capacity: 2 * 384 * 384 * sizeof(float));
        Estimate(image, new(), box, memory);
        var second = Estimate(image, new(), box, memory);
        Assert.Equal(6 + 4, memory.StemCalls);
        Assert.Equal(Estimate(image, new(), box).Density.Values.ToArray(), second.Density.Values.ToArray());
    }

    public void Dispose() => _red.Dispose();

    private static BuiltDensity Red()
    {
        var stem = new GraphBuilder("red_stem", GraphPrecision.Single);
        stem.Output("tokens", stem.Pick(stem.Input("windows", "windows", 3, 384, 384), 1, 0), "windows", 384, 384);
        var head = new GraphBuilder("red_head", GraphPrecision.Single);
        var tokens = head.Input("tokens", "windows", 384, 384);
        var exemplars = head.Input("exemplars", "exemplars", 3, 64, 64);
        var nothing = head.Scale(head.Node("ReduceSum", [exemplars], GraphAttribute.Of("keepdims", 0L)), 0f);
        head.Output("density", head.Add(tokens, nothing), "windows", 384, 384);
        return new(stem.Build(), CounTrDensity.StemContract, head.Build(), CounTrDensity.Contract);
    }

    private static ImageBuffer Striped(int width, int height, int column)
    {
        var image = new ImageBuffer(new(width, height));
        for (var y = 0; y < height; y++)
        {
            image.Row(y)[3 * column] = byte.MaxValue;
            image.Row(y)[(3 * column) + 3] = byte.MaxValue;
        }

        return image;
    }

    // No part of it looks like another.
    private static ImageBuffer Motley(int width, int height)
    {
        var image = new ImageBuffer(new(width, height));
        new Random(1).NextBytes(image.Pixels);
        return image;
    }

    private DensityMap Estimate(ImageBuffer image, DensityOptions options, PixelBox box, DensityMemory? memory = null) =>
        new CounTrDensity(_red.Network, _network).Estimate(CounterRequest.Of(image, box) with { Options = options, Memory = memory ?? new() }, default);
}
