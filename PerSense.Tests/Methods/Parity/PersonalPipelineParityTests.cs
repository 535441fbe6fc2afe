using System.Text.Json;
using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Encoding;
using PerSense.Engine.Methods;
using PerSense.Engine.Stages.MaskDecoding;
using PerSense.Tests.Methods.Fakes;
using Xunit.Abstractions;

namespace PerSense.Tests.Methods.Parity;

/// <summary>The released scripts of PerSAM from photo to mask (<c>fixtures/persam-pipeline</c>).</summary>
public sealed class PersonalPipelineParityTests(ITestOutputHelper output)
{
    // Scores of later calls carry what the calls before differ by.
    private const double ScoreTolerance = 2e-3;

    [Fact]
    public void Persam_asks_the_same_points_and_finds_the_same_masks() => ForEachObject("persam", static results => results, (world, kind) =>
    {
        var (stages, result) = Run(world, "persam", "reference-parity", kind);
        Check(kind.Test.GetProperty("stages"), stages);
        AssertSame(kind, Assert.Single(result.Instances.Items).Mask, NearZero(kind.Test.GetProperty("stages")));
    });

    [Fact]
    public void Persam_f_weighs_and_refines_as_the_released_script() => ForEachObject("persam_f", static results => results.GetProperty("tests"), (world, kind) =>
    {
        var (stages, result) = Run(world, "persam-f", "reference-parity", kind);
        Check(kind.Test.GetProperty("stages"), stages[1..]);
        AssertSame(kind, Assert.Single(result.Instances.Items).Mask, NearZero(kind.Test.GetProperty("stages")));
    });

    [Fact]
    public void The_script_for_several_objects_finds_the_same_ones_one_after_the_other() =>
        ForEachObject("persam_f_multi_obj", static results => results.GetProperty("tests"), (world, kind) =>
        {
            var (stages, result) = Run(world, "persam-f", "several-reference-parity", kind);
            var rounds = kind.Test.GetProperty("objects").EnumerateArray().ToList();
            for (var i = 0; i < rounds.Count; i++)
            {
                Check(rounds[i].GetProperty("stages"), stages.GetRange(1 + (3 * i), 3), looser: 1 + i);
            }

            // The last round may be the repeat that ends the search.
            Assert.InRange(result.Instances.Items.Count, rounds.Count - 1, rounds.Count);
            Assert.Equal(1 + (3 * rounds.Count), stages.Count);
        });

    private static (List<MaskAlternatives> Stages, SegmentationResult Result) Run(SmallSam sam, string method, string preset, ObjectTest test)
    {
        var decoder = new RecordingDecoder(sam.Decoder);
        var catalogue = new MethodCatalogue(TimeProvider.System);
        var bound = catalogue.Create(method, catalogue.Method(method).Preset(preset).OptionsJson, new(sam.Encoder, decoder, null, sam.Similarity));
        var reference = new Reference(sam.Photo(test.Kind, 0), new ReferenceMark.Pixels(sam.Truth(test.Kind)));
        var result = bound.Segment(new(sam.Photo(test.Kind, test.Number), [reference]), null, default);
        return ([.. decoder.Answers.Select(static one => one.Answer)], result);
    }

    private static void Check(JsonElement expected, List<MaskAlternatives> actual, int looser = 1)
    {
        foreach (var (stage, answer) in expected.EnumerateArray().Zip(actual))
        {
            Assert.Equal(
                stage.GetProperty("point_coords").EnumerateArray().Select(static point => (point[0].GetInt32(), point[1].GetInt32())),
                answer.Prompt.Points.Select(static click => (click.Point.Column, click.Point.Row)));
            Assert.Equal(stage.GetProperty("point_labels").EnumerateArray().Select(static label => label.GetInt32() == 1), answer.Prompt.Points.Select(static click => click.IsForeground));
            Assert.Equal(stage.GetProperty("has_mask_input").GetBoolean(), answer.Prompt.MaskInput is not null);
            Assert.All(
                stage.GetProperty("scores").EnumerateArray().Zip(answer.Items),
                pair => Assert.Equal(pair.First.GetDouble(), pair.Second.PredictedIou, looser * ScoreTolerance));
            Assert.All(stage.GetProperty("mask_pixels").EnumerateArray().Zip(answer.Items), pair => Assert.Equal(
                pair.First.GetDouble(), MaskRendering.Render(new(pair.Second), new())?.Patch.Area() ?? 0, looser * 150.0));
        }
    }

    private static double NearZero(JsonElement stages) => stages.EnumerateArray().Sum(static stage => stage.GetProperty("near_zero_pixels").GetDouble());

    private static void AssertSame(ObjectTest test, PlacedMask actual, double tolerance)
    {
        var expected = MaskImage.Decode(File.ReadAllBytes(Path.Combine(test.Folder, $"final_mask_{test.Number:00}.png"))).OrThrow();
        var different = 0;
        for (var i = 0; i < expected.Cells.Length; i++)
        {
            different += expected.Cells[i] != (actual.Contains(i % expected.Width, i / expected.Width) ? 1 : 0) ? 1 : 0;
        }

        Assert.True(different <= tolerance, $"{test.Kind} {test.Number}: {different} pixels differ, {tolerance} may.");
    }

    private void ForEachObject(string script, Func<JsonElement, JsonElement> tests, Action<SmallSam, ObjectTest> check)
    {
        if (SharedFolder.Find(output, "fixtures/persam-pipeline") is not { } folder)
        {
            return;
        }

        using var sam = new SmallSam(folder);
        using var results = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, script, "results.json")));
        foreach (var kind in results.RootElement.EnumerateObject())
        {
            var number = 0;
            foreach (var test in tests(kind.Value).EnumerateArray())
            {
                check(sam, new(kind.Name, number++, test, Path.Combine(folder, script, kind.Name)));
            }
        }
    }

    private sealed record ObjectTest(string Kind, int Number, JsonElement Test, string Folder);
}
