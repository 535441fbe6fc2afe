using PerSense.Engine.Stages.Exemplars;
using PerSense.Engine.Stages.MaskDecoding;
using PerSense.Tests.Stages.Instances;

namespace PerSense.Tests.Stages.Exemplars;

public sealed class ExemplarSelectorTests
{
    [Fact]
    public void The_released_code_takes_the_surest_locations_mask() =>
        Assert.Equal(0, Choose(new() { Choice = ExemplarChoice.PredictedIou }, Mask(0, 0.3, 0), Mask(10, 0.9, 0)));

    [Fact]
    public void Likeness_prefers_a_higher_predicted_IoU() => Assert.Equal(10, Choose(new(), Mask(0, 0.3, 0), Mask(10, 0.9, 0)));

    [Fact]
    public void Likeness_prefers_the_features_of_the_reference() => Assert.Equal(0, Choose(new(), Mask(0, 0.6, 0), Mask(10, 0.9, 1.2)));

    [Fact]
    public void Likeness_prefers_the_size_of_the_reference()
    {
        var large = Shapes.Evidence(Shapes.Rectangle(10, 0, 24, 24), predictedIou: 0.9);

        Assert.Equal(0, Choose(new(), Mask(0, 0.8, 0), large));
        Assert.Equal(10, Choose(new() { SizeWeight = 0 }, Mask(0, 0.8, 0), large));
    }

    private static int Choose(ExemplarOptions options, params MaskEvidence[] masks) =>
        (int)new ExemplarSelector(options).Select(masks, Shapes.Look(), area: 64).Box.Left;

    private static MaskEvidence Mask(int left, double predictedIou, double angle) =>
        Shapes.Evidence(Shapes.Rectangle(left, 0, 8, 8), predictedIou: predictedIou, look: Shapes.Look(angle));
}
