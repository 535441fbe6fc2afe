using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Inference;
using PerSense.Engine.Stages.Encoding;
using PerSense.Engine.Stages.Exemplars;
using PerSense.Engine.Stages.Similarity;

namespace PerSense.Tests.Stages.Exemplars;

public sealed class RegionPoolingTests
{
    [Fact]
    public void A_box_pools_the_mean_of_a_plane_at_its_centre_with_cells_at_whole_numbers()
    {
        // Channel 0 is the column, channel 1 the row; 10 image pixels are one cell.
        var features = Grid();

        // The last pixels are 49 and 29: from 1 to 4.9 cells across, from 2 to 2.9 down, which is less than a cell and becomes one.
        var pooled = RegionPooling.Pool(features, new(10, 20, 50, 30));
        Assert.Equal((1 + 4.9) / 2, pooled[0], 4);
        Assert.Equal(2.5, pooled[1], 4);
    }

    [Fact]
    public void Samples_beyond_the_map_count_as_nothing()
    {
        var pooled = RegionPooling.Pool(Grid(), new(200, 200, 240, 240));
        Assert.Equal([0, 0], pooled);
    }

    private static FeatureGrid Grid()
    {
        const int Side = 7;
        var tensor = TensorBuffer.Zeros(1, 2, Side, Side);
        for (var cell = 0; cell < Side * Side; cell++)
        {
            tensor.Values[cell] = cell % Side;
            tensor.Values[(Side * Side) + cell] = cell / Side;
        }

        return new(new FeatureMap(tensor, CoordinateMap.Identity.Coarser(10), new(Side, Side)));
    }
}
