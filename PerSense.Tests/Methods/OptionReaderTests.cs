using PerSense.Engine.Methods;
using PerSense.Engine.Stages;

namespace PerSense.Tests.Methods;

public sealed class OptionReaderTests
{
    private static readonly MethodCatalogue Catalogue = new(TimeProvider.System);

    public static TheoryData<string> Methods => [.. Catalogue.Methods.Select(static method => method.Id)];

    [Fact]
    public void Options_are_named_by_their_place_in_the_json()
    {
        var exemplars = Assert.Single(Catalogue.Method("persense").Options, static one => one.Path == "feedback.exemplars");

        Assert.Equal(("Exemplars", "Feedback", OptionKind.WholeNumber, "4"), (exemplars.Label, exemplars.Group, exemplars.Kind, exemplars.DefaultJson));
        Assert.True(exemplars.IsBasic);
        Assert.False(exemplars.AllowsNone);
    }

    [Fact]
    public void An_option_that_may_be_empty_says_so() =>
        Assert.True(Catalogue.Method("persense").Options.Single(static one => one.Path == "feedback.deduplicateIou").AllowsNone);

    [Fact]
    public void Choices_are_named_as_in_the_json()
    {
        var threshold = Catalogue.Method("persense").Options.Single(static one => one.Path == "pointPrompts.threshold");
        var sources = Catalogue.Method("persense").Options.Single(static one => one.Path == "instanceDetection.sources");

        Assert.Equal((OptionKind.Choice, "\"none\""), (threshold.Kind, threshold.DefaultJson));
        Assert.Equal(["none", "adaptive"], threshold.Choices);
        Assert.Equal(OptionKind.Choices, sources.Kind);
        Assert.Equal(["contours", "densityPeaks", "heatPeaks"], sources.Choices);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Every_option_has_a_sentence_and_a_source(string method) => Assert.All(Catalogue.Method(method).Options, static option =>
    {
        Assert.EndsWith(".", option.Explanation, StringComparison.Ordinal);
        Assert.NotEmpty(option.Source);
        Assert.InRange(option.Explanation.Length, 10, 160);
    });

    [Fact]
    public void A_property_without_a_description_is_a_fault() =>
        Assert.Contains("Undescribed", Assert.Throws<InvalidOperationException>(() => OptionReader.Describe(new Incomplete())).Message, StringComparison.Ordinal);

    private sealed record Incomplete
    {
        [Option("A flag.", "Project")]
        public bool Described { get; init; }

        public int Undescribed { get; init; }
    }
}
