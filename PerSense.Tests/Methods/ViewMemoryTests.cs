using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Methods;
using PerSense.Engine.Methods.PerSense;
using PerSense.Engine.Stages.Encoding;
using PerSense.Tests.Methods.Fakes;

namespace PerSense.Tests.Methods;

/// <summary>An exemplar is encoded once for every image that is searched with it, and an image once for every search.</summary>
public sealed class ViewMemoryTests
{
    private static readonly ImageSize _size = new(320, 240);
    private static readonly List<Disc> _discs = DiscScene.Grid(4, 3, 80, 26);
    private static readonly Disc _shown = new(new(60, 50), 26, DiscScene.Red);

    // As the decoded files of two jobs: equal pixels, not the same object.
    private static ImageBuffer Support => DiscScene.Draw(new(120, 100), [_shown]);

    private static ImageBuffer Query => DiscScene.Draw(_size, _discs);

    [Fact]
    public void The_second_image_that_is_searched_with_an_exemplar_costs_one_encoding()
    {
        var world = World();
        var memory = new ViewMemory();
        var other = DiscScene.Draw(_size, [.. _discs.SkipLast(1)]);

        Assert.Equal(2, Search(world, Query, memory).Trace.EncoderCalls);
        var second = Search(world, other, memory);

        Assert.Equal(1, second.Trace.EncoderCalls);
        Assert.Equal(3, world.Encoder.Calls);
        Assert.Equal(Boxes(Search(World(), other, memory: null)), Boxes(second));
    }

    [Fact]
    public void The_same_search_again_encodes_nothing_and_finds_the_same()
    {
        var world = World();
        var memory = new ViewMemory();
        var (first, again) = (Search(world, Query, memory), Search(world, Query, memory));

        Assert.Equal((2, 0), (first.Trace.EncoderCalls, again.Trace.EncoderCalls));
        Assert.Equal(Boxes(first), Boxes(again));
    }

    [Fact]
    public void Other_networks_do_not_see_what_these_saw()
    {
        var memory = new ViewMemory();
        Search(World(), Query, memory);

        Assert.Equal(2, Search(World(), Query, memory, "others").Trace.EncoderCalls);
    }

    [Fact]
    public void What_was_used_longest_ago_goes_first_when_there_is_no_room()
    {
        var world = World();
        var probe = new ImageViews(Models(world, null, ""), new(null, TimeProvider.System, default));
        var bytes = probe.For(Query, 26).Bytes;
        var memory = new ViewMemory(2 * bytes);
        ImageBuffer[] images = [.. Enumerable.Range(1, 3).Select(count => DiscScene.Draw(_size, [.. _discs.Take(count)]))];

        // 0 and 1 are kept; 0 is used again, so 2 takes the place of 1.
        int[] expected = [1, 2, 2, 3, 3, 4];
        Assert.Equal(expected, new[] { 0, 1, 0, 2, 0, 1 }.Select(i => CallsAfter(images[i])));

        int CallsAfter(ImageBuffer image)
        {
            new ImageViews(Models(world, memory, "these"), new(null, TimeProvider.System, default)).For(image, 26);
            return world.Encoder.Calls - 1;
        }
    }

    [Fact]
    public void A_view_larger_than_the_memory_is_not_kept()
    {
        var world = World();
        var memory = new ViewMemory(capacity: 1000);

        Assert.Equal([2, 2], new[] { Search(world, Query, memory), Search(world, Query, memory) }.Select(static result => result.Trace.EncoderCalls));
    }

    [Fact]
    public void Images_are_known_by_size_and_pixels()
    {
        var pixels = new byte[2 * 3 * 3];
        Assert.Equal(ViewMemory.Digest(new(new(2, 3), pixels)), ViewMemory.Digest(new(new(2, 3), [.. pixels])));
        Assert.NotEqual(ViewMemory.Digest(new(new(2, 3), pixels)), ViewMemory.Digest(new(new(3, 2), pixels)));
        Assert.NotEqual(ViewMemory.Digest(new(new(2, 3), pixels)), ViewMemory.Digest(new(new(2, 3), [1, .. pixels[1..]])));
    }

    private static FakeWorld World() => new() { Encoder = new(new EncodingScale.FixedLongestSide(512)), Options = PerSensePresets.Recommended with { OtherSizes = 1 } };

    private static MethodModels Models(FakeWorld world, ViewMemory? memory, string networks) => new(world.Encoder, world.Decoder, world.Density, world.Encoder)
    {
        Views = memory is null ? null : new(memory, networks),
    };

    private static SegmentationResult Search(FakeWorld world, ImageBuffer image, ViewMemory? memory, string networks = "these") =>
        new PerSenseMethod(Models(world, memory, networks), world.Options, TimeProvider.System)
            .Segment(new(image, [new(Support, new ReferenceMark.Box(_shown.Box))]), null, default);

    private static List<ImageBox> Boxes(SegmentationResult result) => [.. result.Instances.Items.Select(static one => one.Box)];
}
