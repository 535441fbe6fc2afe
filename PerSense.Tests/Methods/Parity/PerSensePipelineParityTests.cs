using System.Globalization;
using System.Text.Json;
using PerSense.Engine.Imaging.Encoding;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Methods;
using PerSense.Engine.Methods.PerSense;
using PerSense.Engine.Methods.PerSensePlusPlus;
using PerSense.Engine.Stages.PointPrompts;
using PerSense.Tests.Methods.Fakes;
using Xunit.Abstractions;

namespace PerSense.Tests.Methods.Parity;

/// <summary>The released loops of PerSense and PerSense++ from photo to mask (<c>fixtures/persense-pipeline</c>).</summary>
public sealed class PerSensePipelineParityTests(ITestOutputHelper output)
{
    private const double ScoreTolerance = 2e-3;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Persense_prompts_selects_feeds_back_and_unites_as_the_released_loop(int test)
    {
        if (SharedFolder.Find(output, "fixtures/persense-pipeline/persense") is { } folder)
        {
            var one = Run(folder, test, PerSensePresets.ReferenceParity);
            var predictions = one.Events.Where(static item => Is(item, "predict")).ToList();
            CheckPredictions(predictions.Where(static item => item.GetProperty("guided").GetBoolean()), one.Guided);
            CheckPredictions(predictions.Where(static item => item.GetProperty("mask_in").GetBoolean() && item.GetProperty("box").ValueKind == JsonValueKind.Null), one.Refined);
            CheckPredictions(predictions.Where(static item => !item.GetProperty("guided").GetBoolean() && !item.GetProperty("mask_in").GetBoolean()), one.Plain);

            // The box of the first exemplar is that of the second call; the third gives nothing but its score.
            var counts = one.Events.Where(static item => Is(item, "count")).ToList();
            Assert.Equal(counts.Select(Rows), one.Exemplars, static (a, b) => a.Count() == b.Count() && a.Zip(b).All(static pair => IsNear(pair.First, pair.Second)));
            CheckUnion(Path.Combine(folder, $"composite_{test:00}.png"), one);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Persense_plus_plus_finds_peaks_too_and_rejects_masks_as_the_released_loop(int test)
    {
        if (SharedFolder.Find(output, "fixtures/persense-pipeline/persense_plus") is { } folder)
        {
            var one = Run(folder, test, PerSensePlusPlusPresets.ReferenceParity);
            var selected = one.Events.Where(static item => Is(item, "PPSM")).Select(static item => Points(item.GetProperty("points_out")).Order().ToList()).ToList();
            Assert.Equal(selected[0], one.Guided.Skip(1).Select(static answer => answer.Point).Order());
            Assert.Equal(selected[1], one.Plain.Select(static answer => answer.Point).Order());

            var scores = one.Events.Where(static item => Is(item, "predict_torch")).GroupBy(static item => (Guided: Flag(item, "guided"), Masked: Flag(item, "mask_in")));
            Assert.All(scores, group => CheckScores(group.SelectMany(static item => item.GetProperty("scores").EnumerateArray()), group.Key switch
            {
                (true, _) => one.Guided.Skip(1),
                (_, true) => one.Refined.Skip(1),
                _ => one.Plain,
            }));
            Assert.Equal(one.Events.Single(static item => Is(item, "IMRM")).GetProperty("kept").GetInt32(), one.Result.Instances.Count);
            CheckUnion(Path.Combine(folder, $"composite_{test:00}.png"), one);
        }
    }

    private static PipelineRun Run(string folder, int test, PerSenseOptions preset)
    {
        var root = Path.Combine(folder, "..", "..", "persam-pipeline");
        using var sam = new SmallSam(root, Path.Combine(folder, "..", "weights_delta.safetensors"));
        using var recorded = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "events.json")));
        var detector = new ScriptedDetector(recorded.RootElement.GetProperty("detections").EnumerateArray().Skip(2 * test).Take(2));
        var density = new ScriptedDensity([.. new[] { 1, 2 }.Select(round => NpyFile.Read(Path.Combine(folder, $"density_test{test:00}_round{round}.npy")))]);
        var decoder = new RecordingDecoder(sam.Decoder);
        var options = preset with
        {
            Similarity = preset.Similarity with { MaskRed = 128 },
            PointPrompts = preset.PointPrompts with { Count = PromptCount.ExpectedRoundedUp },
        };
        var method = new PerSenseMethod(new(sam.Encoder, decoder, density, sam.Similarity, detector), options, TimeProvider.System);
        var support = sam.Photo("duck_toy", 0);
        var request = new SegmentationRequest(
            test == 0 ? support : sam.Photo("duck_toy", test), [new(support, new ReferenceMark.Pixels(sam.Truth("duck_toy")))], "toy");
        var result = method.Segment(request, null, default);
        Assert.Equal(["toy", "all toies"], detector.Asked);

        var events = recorded.RootElement.GetProperty("events").EnumerateArray().Select(static item => item.Clone()).ToList();
        var second = events.FindLastIndex(static item => Is(item, "filtered_similarity"));
        return new(result, decoder.Answers, density.Asked, test == 0 ? events[..(second - 1)] : events[(second - 1)..]);
    }

    private static void CheckPredictions(IEnumerable<JsonElement> expected, IReadOnlyList<PipelineAnswer> actual)
    {
        var predictions = expected.ToList();
        Assert.Equal(predictions.SelectMany(static item => Points(item.GetProperty("pt"))), actual.Select(static answer => answer.Point));
        Assert.All(predictions.Zip(actual), static pair => Assert.Equal(
            pair.First.GetProperty("scores").EnumerateArray().Select(static score => score.GetDouble()), pair.Second.Scores, static (a, b) => Math.Abs(a - b) < ScoreTolerance));
    }

    // The released loop keeps its candidates in a set, whose order is arbitrary.
    private static void CheckScores(IEnumerable<JsonElement> expected, IEnumerable<PipelineAnswer> actual) => Assert.Equal(
        expected.Select(static scores => scores[0].GetDouble()).Order(), actual.Select(static answer => answer.Scores[0]).Order(), static (a, b) => Math.Abs(a - b) < ScoreTolerance);

    private static void CheckUnion(string file, PipelineRun run)
    {
        var expected = MaskImage.Decode(File.ReadAllBytes(file)).OrThrow();
        var different = 0;
        for (var i = 0; i < expected.Cells.Length; i++)
        {
            var isInside = run.Result.Instances.Accepted.Any(one => one.Mask.Contains(i % expected.Width, i / expected.Width));
            different += isInside != (expected.Cells[i] != 0) ? 1 : 0;
        }

        Assert.InRange(different, 0, 200);
    }

    private static bool Is(JsonElement item, string name) => item.GetProperty("event").GetString() == name;

    private static bool Flag(JsonElement item, string name) => item.GetProperty(name).GetBoolean();

    private static IEnumerable<(int X, int Y)> Points(JsonElement points) =>
        points.EnumerateArray().Select(static point => (point[0].GetInt32(), point[1].GetInt32()));

    private static IEnumerable<ImageBox> Rows(JsonElement count) => count.GetProperty("bbox_file").EnumerateArray()
        .Select(static row => row.GetString()!.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Where(static row => row.Length > 0)
        .Select(static row => Array.ConvertAll(row[..4], static edge => int.Parse(edge, CultureInfo.InvariantCulture)))
        .Select(static row => new ImageBox(row[1], row[0], row[3] + 1, row[2] + 1));

    private static bool IsNear(ImageBox a, ImageBox b) =>
        Math.Abs(a.Left - b.Left) <= 1 && Math.Abs(a.Top - b.Top) <= 1 && Math.Abs(a.Right - b.Right) <= 1 && Math.Abs(a.Bottom - b.Bottom) <= 1;
}
