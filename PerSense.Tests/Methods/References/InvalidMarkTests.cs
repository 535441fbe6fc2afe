using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Methods;
using PerSense.Tests.Methods.Fakes;

namespace PerSense.Tests.Methods.References;

public sealed class InvalidMarkTests
{
    private static readonly ImageSize Size = new(120, 80);
    private static readonly ImageBuffer Image = DiscScene.Draw(Size, [new(new(40, 40), 14, DiscScene.Red)]);

    [Theory]
    [InlineData(20, 20, 20, 60)]
    [InlineData(60, 60, 20, 20)]
    [InlineData(20, 20, 20.4, 20.4)]
    [InlineData(double.NaN, 20, 60, 60)]
    public void A_box_without_size_is_refused(double left, double top, double right, double bottom) =>
        AssertRefused("The box has no size", new ReferenceMark.Box(new(left, top, right, bottom)));

    [Fact]
    public void A_box_outside_the_image_is_refused() => AssertRefused("outside the image", new ReferenceMark.Box(new(200, 10, 240, 40)));

    [Fact]
    public void A_box_that_reaches_beyond_the_image_is_cut()
    {
        var image = DiscScene.Draw(Size, [new(new(10, 40), 14, DiscScene.Red), new(new(80, 40), 14, DiscScene.Red)]);

        Assert.Equal(2, new FakeWorld().Segment(image, new ReferenceMark.Box(new(-30, 26, 24, 54))).Instances.Count);
    }

    [Fact]
    public void A_box_on_pure_background_is_refused() => AssertRefused("No object was found in the box", new ReferenceMark.Box(new(80, 10, 110, 40)));

    [Fact]
    public void A_mask_without_a_pixel_is_refused() => AssertRefused("marks no pixel", new ReferenceMark.Pixels(new(Size)));

    [Fact]
    public void A_mask_of_another_size_is_refused() => AssertRefused("Give a mask of the image's own size", new ReferenceMark.Pixels(new(new ImageSize(12, 8))));

    [Fact]
    public void An_outline_of_two_corners_is_refused() => AssertRefused("fewer than three corners", new ReferenceMark.Polygon([new(1, 1), new(9, 9)]));

    [Fact]
    public void An_outline_without_area_is_refused() => AssertRefused("encloses no pixel", new ReferenceMark.Polygon([new(1, 1), new(9, 9), new(5, 5)]));

    [Fact]
    public void Strokes_beside_the_image_are_refused() => AssertRefused("touch no pixel", new ReferenceMark.Strokes([[new(-50, -50)]], 5));

    [Fact]
    public void A_brush_without_width_is_refused() => AssertRefused("The brush has no width", new ReferenceMark.Strokes([[new(40, 40)]], 0));

    [Fact]
    public void Clicks_beside_the_object_alone_are_refused() => AssertRefused("No click lies on the object", new ReferenceMark.Points([new(new(40, 40), false)]));

    [Fact]
    public void A_click_outside_the_image_is_refused() => AssertRefused("outside the image", new ReferenceMark.Points([new(new(120, 40), true)]));

    [Fact]
    public void A_click_on_pure_background_is_refused() => AssertRefused("No object was found under the click", new ReferenceMark.Points([new(new(100, 20), true)]));

    [Fact]
    public void A_request_without_a_reference_is_refused() =>
        Assert.Contains("No object is marked", Assert.Throws<InvalidReferenceException>(() => new FakeWorld().Segment(new SegmentationRequest(Image, []))).Message, StringComparison.Ordinal);

    private static void AssertRefused(string reason, ReferenceMark mark)
    {
        var message = Assert.Throws<InvalidReferenceException>(() => new FakeWorld().Segment(Image, mark)).Message;

        Assert.Contains(reason, message, StringComparison.Ordinal);
        Assert.Matches("(Draw|Paint|Press|Give|Click|Choose)", message);
    }
}
