using PerSense.Engine.Imaging.Encoding;

namespace PerSense.Tests.Imaging.Encoding;

public sealed class PolygonTests
{
    private static readonly Polygon _square = new([new(1, 1), new(3, 1), new(3, 3), new(1, 3)]);

    [Fact]
    public void The_area_does_not_depend_on_the_direction()
    {
        Assert.Equal(4, _square.Area());
        Assert.Equal(4, new Polygon([.. _square.Corners.Reverse()]).Area());
        Assert.Equal(new(1, 1, 3, 3), _square.Bounds());
    }

    [Fact]
    public void The_centroid_is_the_centre_of_mass()
    {
        var corner = new Polygon([new(0, 0), new(4, 0), new(4, 2), new(2, 2), new(2, 4), new(0, 4)]);

        Assert.Equal(new(2, 2), _square.Centroid());
        Assert.Equal((8 * 2 + 4 * 1) / 12.0, corner.Centroid().X, 1e-12);
        Assert.Equal((8 * 1 + 4 * 3) / 12.0, corner.Centroid().Y, 1e-12);
        Assert.Equal(new(2, 2), new Polygon([new(1, 1), new(3, 3), new(2, 2)]).Centroid());
    }

    [Fact]
    public void Left_and_upper_edges_belong_to_it()
    {
        Assert.True(_square.Contains(new(1, 1)));
        Assert.True(_square.Contains(new(2.9, 2.9)));
        Assert.False(_square.Contains(new(3, 2)));
        Assert.False(_square.Contains(new(2, 3)));
        Assert.False(_square.Contains(new(0.9, 2)));
    }

    [Fact]
    public void A_pixel_is_inside_when_its_centre_is()
    {
        var sliver = new Polygon([new(0.6, 0), new(2.5, 0), new(2.5, 1), new(0.6, 1)]);

        Assert.Equal([0, 1, 0, 0], sliver.ToMask(new(4, 1)).Cells.ToArray());
        Assert.Equal([0, 0, 0, 0, 0, 1, 1, 0, 0, 1, 1, 0], _square.ToMask(new(4, 3)).Cells.ToArray());
    }

    [Fact]
    public void Two_polygons_side_by_side_share_no_pixel_and_miss_none()
    {
        var left = new Polygon([new(0, 0), new(2.3, 0), new(1.1, 5), new(0, 5)]).ToMask(new(5, 5));
        var right = new Polygon([new(2.3, 0), new(5, 0), new(5, 5), new(1.1, 5)]).ToMask(new(5, 5));

        Assert.All(left.Cells.ToArray().Zip(right.Cells.ToArray()), pair => Assert.Equal(1, pair.First + pair.Second));
    }

    [Fact]
    public void Where_the_outline_crosses_itself_every_second_layer_is_outside()
    {
        var twice = new Polygon([.. _square.Corners, .. _square.Corners]);

        Assert.Equal(0, twice.ToMask(new(4, 4)).Area());
    }

    [Fact]
    public void What_lies_outside_the_image_is_cut_off() =>
        Assert.Equal(6, new Polygon([new(-10, -10), new(20, -10), new(20, 20), new(-10, 20)]).ToMask(new(3, 2)).Area());
}
