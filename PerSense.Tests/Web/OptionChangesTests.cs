using System.Text.Json.Nodes;
using PerSense.Engine.Methods;
using PerSense.Web.Features.Jobs;
using PerSense.Web.Features.Studio.Options;

namespace PerSense.Tests.Web;

public class OptionChangesTests
{
    private const string Preset = """{"instances":{"cut":0.45,"floor":null},"keep":false}""";

    private static readonly IReadOnlyList<OptionDescription> _options =
    [
        new("instances.cut", "Cut", "", "", OptionKind.Number),
        new("instances.cutFloor", "Cut floor", "", "", OptionKind.Number),
        new("keep", "Keep", "", "", OptionKind.Flag),
    ];

    [Fact]
    public void Changes_are_laid_over_the_preset_as_an_object_of_their_own()
    {
        var changes = Begin();
        changes.Set("instances.cut", JsonValue.Create(0.6));
        changes.Set("keep", JsonValue.Create(true));

        Assert.Equal("""{"instances":{"cut":0.6},"keep":true}""", changes.ToJson());
        Assert.Equal("""{"instances":{"cut":0.6,"floor":null},"keep":true}""", PresetOptions.With(Preset, changes.ToJson()));
    }

    [Fact]
    public void The_value_of_the_preset_is_no_change()
    {
        var changes = Begin();
        changes.Set("instances.cut", JsonValue.Create(0.6));
        changes.Set("instances.cut", OptionWords.ReadNumber("0,45", isWhole: false));
        changes.Set("instances.floor", null);

        Assert.Equal((0, "{}"), (changes.Count, changes.ToJson()));
    }

    [Fact]
    public void The_options_of_a_run_become_changes_where_they_differ()
    {
        var changes = Begin();
        changes.Take(_options, """{"instances":{"cut":0.5,"floor":null},"keep":false,"unknown":1}""");

        Assert.Equal("""{"instances":{"cut":0.5}}""", changes.ToJson());
    }

    [Fact]
    public void Each_sentence_of_the_engine_goes_to_the_option_that_it_names()
    {
        var faults = OptionFaults.ByPath(
            _options, "The options cannot be used: Instances.CutFloor must be 0 or more, not -1. Instances.Cut must be between 0 and 1, not 2.");

        Assert.Equal("Must be between 0 and 1, not 2.", faults["instances.cut"]);
        Assert.Equal("Must be 0 or more, not -1.", faults["instances.cutFloor"]);
        Assert.Empty(OptionFaults.ByPath(_options, "Something else is wrong."));
    }

    [Theory]
    [InlineData("4", true, "4")]
    [InlineData("1.5", true, null)]
    [InlineData(" 1,5 ", false, "1.5")]
    [InlineData("1e-3", false, "0.001")]
    [InlineData("many", false, null)]
    public void Numbers_are_read_as_people_write_them(string text, bool isWhole, string? json) =>
        Assert.Equal(json, OptionWords.ReadNumber(text, isWhole)?.ToJsonString());

    [Theory]
    [InlineData("1.414213562373095", "1.4142")]
    [InlineData("-1.5", "-1.5")]
    [InlineData("0.000123456", "0.0001235")]
    [InlineData("0", "0")]
    [InlineData("20000", "20000")]
    public void Numbers_are_shown_with_four_decimals_and_kept_as_they_are(string json, string shown)
    {
        var value = JsonNode.Parse(json)!;

        Assert.Equal(shown, OptionWords.OfValue(value));
        Assert.Equal(json, value.ToJsonString());
    }

    [Fact]
    public void A_whole_number_that_was_typed_is_shown_as_it_is() =>
        Assert.Equal("1024", OptionWords.OfValue(OptionWords.ReadNumber("1024", isWhole: true)));

    [Fact]
    public void The_engine_names_every_described_option_so_that_its_faults_find_their_field()
    {
        var method = new MethodCatalogue(TimeProvider.System).Methods[0];
        var fault = Assert.Throws<ArgumentException>(() =>
            new MethodCatalogue(TimeProvider.System).CheckOptions(method.Id, """{"instances":{"verifierCut":2,"largestAreaRatio":0.5}}"""));

        Assert.Equal(["instances.largestAreaRatio", "instances.verifierCut"], OptionFaults.ByPath(method.Options, fault.Message).Keys.Order(StringComparer.Ordinal));
    }

    private static OptionChanges Begin()
    {
        var changes = new OptionChanges();
        changes.Start(Preset);
        return changes;
    }
}
