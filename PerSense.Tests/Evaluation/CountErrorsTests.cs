using PerSense.Engine.Evaluation.Metrics;

namespace PerSense.Tests.Evaluation;

public class CountErrorsTests
{
    [Fact]
    public void Errors_are_averaged_over_images()
    {
        var errors = CountErrors.Of([new(10, 13), new(40, 36)]);

        Assert.Equal(3.5, errors.MeanAbsolute);
        Assert.Equal(Math.Sqrt(12.5), errors.RootMeanSquare, 12);
        Assert.Equal(0.2, errors.NormalisedAbsolute, 12);
        Assert.Equal(Math.Sqrt(0.65), errors.SquaredRelative, 12);
    }

    [Fact]
    public void An_image_without_objects_counts_only_in_the_absolute_errors()
    {
        var errors = CountErrors.Of([new(0, 2), new(4, 4)]);

        Assert.Equal(new CountErrors(1, Math.Sqrt(2), 0, 0), errors);
    }

    [Fact]
    public void No_image_at_all_gives_zeros()
    {
        Assert.Equal(new CountErrors(0, 0, 0, 0), CountErrors.Of([]));
    }
}
