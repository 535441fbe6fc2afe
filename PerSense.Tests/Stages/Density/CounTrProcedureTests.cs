using PerSense.Engine.Imaging;
using PerSense.Engine.Models.Import.Onnx;
using PerSense.Engine.Stages.Density;
using PerSense.Tests.Models.Import;

namespace PerSense.Tests.Stages.Density;

/// <summary>The procedure round CounTR, with a network whose density is the red of its window.</summary>
public sealed class CounTrProcedureTests : IDisposable
{
    private static readonly CounTrOptions _network = new(WindowSide: 384, WindowStep: 128, WidthMultiple: 16, PixelThreshold: 20);
    private readonly BuiltGraph _red = Red();

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

    public void Dispose() => _red.Dispose();

    private static BuiltGraph Red()
    {
        var graph = new GraphBuilder("red", GraphPrecision.Single);
        var windows = graph.Input("windows", "windows", 3, 384, 384);
        var exemplars = graph.Input("exemplars", "exemplars", 3, 64, 64);
        var nothing = graph.Scale(graph.Node("ReduceSum", [exemplars], GraphAttribute.Of("keepdims", 0L)), 0f);
        graph.Output("density", graph.Add(graph.Pick(windows, 1, 0), nothing), "windows", 384, 384);
        return new(graph.Build(), [.. CounTrDensity.Contract.Inputs], [.. CounTrDensity.Contract.Outputs]);
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

    private DensityMap Estimate(ImageBuffer image, DensityOptions options, PixelBox box) =>
        new CounTrDensity(_red.Session, _network).Estimate(CounterRequest.Of(image, box) with { Options = options }, default);
}
