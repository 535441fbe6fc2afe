using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Encoding;
using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Tests.Imaging.Encoding;

public sealed class RunLengthTests
{
    private static readonly ImageSize _size = new(3, 2);

    [Fact]
    public void Runs_go_down_the_columns_and_start_outside()
    {
        Assert.Equal([2, 3, 1], RunLength.FromMask(new Mask(_size, [0, 1, 1, 0, 1, 0])).Counts.ToArray());
        Assert.Equal([0, 1, 5], RunLength.FromMask(new Mask(_size, [1, 0, 0, 0, 0, 0])).Counts.ToArray());
    }

    [Fact]
    public void An_empty_mask_is_one_run_without_a_box()
    {
        var empty = RunLength.FromMask(new Mask(_size));

        Assert.Equal([6], empty.Counts.ToArray());
        Assert.Equal((0, default), (empty.Area(), empty.Bounds()));
        Assert.Null(empty.ToPlacedMask());
    }

    [Fact]
    public void Any_mask_survives_the_way_through_text()
    {
        var random = new Random(1);
        for (var i = 0; i < 300; i++)
        {
            var mask = RandomMask(random);
            var encoded = RunLength.FromMask(mask);

            Assert.Equal(mask.Cells, RunLength.Parse(encoded.ToCompressed(), mask.Size).ToMask().Cells);
            Assert.Equal(mask.Cells, RunLength.FromCounts(encoded.Counts.ToArray(), mask.Size).ToMask().Cells);
            Assert.Equal(mask.Area(), encoded.Area());
        }
    }

    [Fact]
    public void Any_mask_survives_being_cut_to_its_box()
    {
        var random = new Random(2);
        for (var i = 0; i < 300; i++)
        {
            var mask = RandomMask(random);
            var encoded = RunLength.FromMask(mask);
            if (encoded.ToPlacedMask() is not { } placed)
            {
                Assert.Equal(0, mask.Area());
                continue;
            }

            Assert.Equal(encoded.Counts, RunLength.FromMask(placed).Counts);
            Assert.Equal(mask.Area(), placed.Patch.Area());
            Assert.Equal(encoded.Bounds(), new(placed.Left, placed.Top, placed.Right, placed.Bottom));
            Assert.Contains((byte)1, placed.Patch.Row(0).ToArray());
            Assert.Contains((byte)1, placed.Patch.Row(placed.Patch.Height - 1).ToArray());
        }
    }

    [Fact]
    public void Overlaps_equal_those_of_the_pixels()
    {
        var random = new Random(3);
        for (var i = 0; i < 300; i++)
        {
            var (a, b) = (RandomMask(random, new(7, 9)), RandomMask(random, new(7, 9)));
            var pairs = a.Cells.ToArray().Zip(b.Cells.ToArray()).ToList();
            var (shared, all) = (pairs.Count(x => x is (1, 1)), pairs.Count(x => x is not (0, 0)));
            var (first, second) = (RunLength.FromMask(a), RunLength.FromMask(b));

            Assert.Equal(shared, first.IntersectionArea(second));
            Assert.Equal(all == 0 ? 0 : (double)shared / all, first.IntersectionOverUnion(second));
            Assert.Equal(pairs.Select(x => (byte)(x.First | x.Second)), RunLength.Merge([first, second]).ToMask().Cells.ToArray());
            Assert.Equal(pairs.Select(x => (byte)(x.First & x.Second)), RunLength.Merge([first, second], intersect: true).ToMask().Cells.ToArray());
        }
    }

    [Fact]
    public void Runs_of_no_pixels_do_no_harm()
    {
        var odd = RunLength.FromCounts([0, 0, 2, 1, 0, 2, 1, 0], _size);
        var plain = RunLength.FromCounts([2, 3, 1], _size);

        Assert.Equal(plain.ToMask().Cells, odd.ToMask().Cells);
        Assert.Equal((3L, plain.Bounds()), (odd.IntersectionArea(plain), odd.Bounds()));
        Assert.Equal(odd.Counts, RunLength.Parse(odd.ToCompressed(), _size).Counts);
    }

    [Fact]
    public void Masks_of_different_images_cannot_be_compared()
    {
        var (a, b) = (RunLength.FromMask(new Mask(new(2, 3))), RunLength.FromMask(new Mask(new(3, 2))));

        Assert.Throws<ArgumentException>(() => a.IntersectionArea(b));
        Assert.Throws<ArgumentException>(() => RunLength.Merge([a, b]));
        Assert.Throws<ArgumentException>(() => RunLength.Merge([]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("7")]
    [InlineData("?")]
    [InlineData("33 ")]
    [InlineData("3\u00E93")]
    [InlineData("oooooooooooooooooo0")]
    [InlineData("ooooooo")]
    [InlineData("P")]
    [InlineData("J")]
    [InlineData("99")]
    [InlineData("0000000000000000000000000000000000000001")]
    public void Hostile_text_is_refused(string text)
    {
        Assert.False(RunLength.TryParse(text, _size, out var mask));
        Assert.Null(mask);
        Assert.Throws<FormatException>(() => RunLength.Parse(text, _size));
    }

    [Fact]
    public void Random_text_is_refused_or_fits_the_image()
    {
        var random = new Random(4);
        for (var i = 0; i < 20_000; i++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => (char)random.Next(40, 116))]);
            Assert.True(!RunLength.TryParse(text, _size, out var mask) || mask.Counts.ToArray().Sum() == 6, text);
        }
    }

    [Theory]
    [InlineData(3, -1, 4)]
    [InlineData(1, 2)]
    [InlineData(1, 2, 4)]
    [InlineData(int.MaxValue, int.MaxValue, 8)]
    public void Counts_that_do_not_fill_the_image_are_refused(params int[] counts) =>
        Assert.Throws<FormatException>(() => RunLength.FromCounts(counts, _size));

    [Fact]
    public void A_rectangle_covers_the_pixels_between_its_edges()
    {
        var polygon = new Polygon([new(1, 0), new(3, 0), new(3, 2), new(1, 2)]);

        Assert.Equal([0, 1, 1, 0, 1, 1], RunLength.FromPolygon(polygon, _size).ToMask().Cells.ToArray());
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-1e12)]
    public void A_corner_far_off_is_refused(double x) =>
        Assert.Throws<ArgumentException>(() => RunLength.FromPolygon(new([new(0, 0), new(2, 0), new(x, 1)]), _size));

    private static Mask RandomMask(Random random, ImageSize? size = null)
    {
        var mask = new Mask(size ?? new(random.Next(1, 30), random.Next(1, 30)));
        var share = random.NextDouble();
        for (var i = 0; i < mask.Cells.Length; i++)
        {
            mask.Cells[i] = (byte)(random.NextDouble() < share * share ? 1 : 0);
        }

        return mask;
    }
}
