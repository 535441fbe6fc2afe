using PerSense.Engine.Methods;
using PerSense.Engine.Methods.PerSense;
using PerSense.Engine.Models;
using PerSense.Tests.Methods.Fakes;

namespace PerSense.Tests.Methods;

public sealed class MethodCatalogueTests
{
    private static readonly MethodCatalogue Catalogue = new(TimeProvider.System);

    public static TheoryData<string> Presets => [.. Catalogue.Method("persense").Presets.Select(static preset => preset.Id)];

    [Theory]
    [MemberData(nameof(Presets))]
    public void A_presets_options_survive_being_written_and_read(string id)
    {
        var json = Catalogue.Method("persense").Preset(id).OptionsJson;

        Assert.Equal(json, OptionsJson.Write(OptionsJson.Read<PerSenseOptions>(json)));
        Assert.NotNull(Create(json));
    }

    [Fact]
    public void The_presets_are_those_of_the_program()
    {
        Assert.Equal(PerSensePresets.Recommended, OptionsJson.Read<PerSenseOptions>(Catalogue.Method("persense").Preset("recommended").OptionsJson));
        Assert.Equal(PerSensePresets.Paper, OptionsJson.Read<PerSenseOptions>(Catalogue.Method("persense").Preset("paper").OptionsJson));
        Assert.Equal(PerSensePresets.ReferenceParity, OptionsJson.Read<PerSenseOptions>(Catalogue.Method("persense").Preset("reference-parity").OptionsJson));
    }

    [Fact]
    public void What_is_left_out_of_the_options_keeps_its_recommended_value() => Assert.Equal(
        PerSensePresets.Recommended with { RescaleFactor = 2 }, OptionsJson.Read<PerSenseOptions>("""{ "rescaleFactor": 2 }"""));

    [Theory]
    [InlineData("""{ "feedback": { "exemplar": 3 } }""", "exemplar")]
    [InlineData("""{ "feedback": { "ranking": "best" } }""", "ranking")]
    [InlineData("null", "null")]
    [InlineData("{", "cannot be read")]
    public void Options_that_cannot_be_read_are_refused_with_the_place(string json, string place) =>
        Assert.Contains(place, Assert.Throws<ArgumentException>(() => Create(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void Every_option_out_of_range_is_named()
    {
        const string Json = """
            {
              "rescaleFactor": 1,
              "otherSizes": 0.5,
              "feedback": { "exemplars": 0, "deduplicateIou": 2 },
              "instances": { "largestAreaRatio": 1, "confidenceFloor": -1 },
              "instanceDetection": { "heatPeakRadius": 0 },
              "pointPrompts": { "factor": 0 },
              "locationPriors": { "peaks": 0 },
              "exemplars": { "sizeWeight": -1 },
              "maskDecoding": { "leastCells": 0 },
              "similarity": { "leastCoverage": 3 }
            }
            """;
        var message = Assert.Throws<ArgumentException>(() => Create(Json)).Message;

        Assert.All(
            [
                "RescaleFactor", "Feedback.Exemplars", "Feedback.DeduplicateIou", "Instances.LargestAreaRatio", "Instances.ConfidenceFloor",
                "InstanceDetection.HeatPeakRadius", "PointPrompts.Factor", "LocationPriors.Peaks", "Exemplars.SizeWeight", "MaskDecoding.LeastCells",
                "Similarity.LeastCoverage", "OtherSizes",
            ],
            name => Assert.Contains(name, message, StringComparison.Ordinal));
    }

    [Fact]
    public void An_unknown_method_or_preset_is_refused_with_the_known_ones()
    {
        Assert.Contains("persense", Assert.Throws<ArgumentException>(() => Catalogue.Method("sam")).Message, StringComparison.Ordinal);
        Assert.Contains("recommended, paper, reference-parity", Assert.Throws<ArgumentException>(() => Catalogue.Method("persense").Preset("fast")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Persense_needs_an_encoder_a_decoder_and_a_density_model() =>
        Assert.Equal([ModelRole.Encoder, ModelRole.Decoder, ModelRole.Density], Catalogue.Method("persense").Roles);

    [Fact]
    public void A_method_without_one_of_its_models_says_which()
    {
        var world = new FakeWorld();
        var fault = Assert.Throws<MissingModelException>(() => Catalogue.Create("persense", "{}", new(world.Encoder, world.Decoder, null, world.Encoder)));

        Assert.Equal([ModelRole.Density], fault.Roles);
        Assert.Contains("density", fault.Message, StringComparison.Ordinal);
        Assert.Equal([ModelRole.Density], Catalogue.Method("persense").Missing([ModelRole.Encoder, ModelRole.Decoder]));
    }

    private static ISegmentationMethod Create(string json)
    {
        var world = new FakeWorld();
        return Catalogue.Create("persense", json, new(world.Encoder, world.Decoder, world.Density, world.Encoder));
    }
}
