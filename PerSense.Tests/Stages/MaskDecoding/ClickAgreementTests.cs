using PerSense.Engine.Stages.MaskDecoding;

namespace PerSense.Tests.Stages.MaskDecoding;

public sealed class ClickAgreementTests
{
    // The left half of a window of 20 pixels is object.
    private static readonly MaskPrediction Mask = new(new(new(2, 1), [3, -3]), new(new(100, 100, 120, 120), new(400, 400)), 0.8);

    [Fact]
    public void A_single_click_is_taken_as_it_is() => Assert.Equal(1, ClickAgreement.Share([On(115)], Mask));

    [Fact]
    public void The_share_counts_clicks_that_lie_where_the_mask_says()
    {
        Assert.Equal(1, ClickAgreement.Share([On(105), Off(115), Off(300)], Mask));
        Assert.Equal(0.5, ClickAgreement.Share([On(105), Off(106)], Mask));
        Assert.Equal(0, ClickAgreement.Share([On(115), On(300)], Mask));
    }

    private static LabelledPoint On(double x) => new(new(x, 110), IsForeground: true);

    private static LabelledPoint Off(double x) => new(new(x, 110), IsForeground: false);
}
