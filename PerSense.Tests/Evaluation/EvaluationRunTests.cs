using System.Diagnostics;
using System.Text.Json;
using PerSense.Engine.Evaluation.Datasets;
using PerSense.Engine.Evaluation.Export;
using PerSense.Engine.Evaluation.Metrics;
using PerSense.Engine.Evaluation.Runs;
using PerSense.Engine.Imaging.Encoding;
using PerSense.Engine.Methods;
using Xunit.Abstractions;

namespace PerSense.Tests.Evaluation;

public sealed class EvaluationRunTests : IDisposable
{
    private static readonly MethodSetup _setup = new("scripted", "none", []);
    private readonly TemporaryFolder _pack = new();
    private readonly TemporaryFolder _output = new();
    private readonly ITestOutputHelper _log;

    public EvaluationRunTests(ITestOutputHelper log)
    {
        _log = log;
        TinyPack.Write(_pack);
    }

    public void Dispose()
    {
        _pack.Dispose();
        _output.Dispose();
    }

    [Fact]
    public async Task Cross_image_figures_are_those_computed_by_hand()
    {
        var report = await RunAsync(Protocol.CrossImage);

        // disc: pixels 11 of 18 and 18 of 19; hits 4 of 5 against 5 and, with two halves of one square, 2 of 2 against 4.
        AssertEqual(new(29.0 / 37, 12.0 / 16, 0.5, 7, 9, 2), report.Classes["disc"]);
        AssertEqual(new(0, 0, 1, 1, 0, 1), report.Classes["small_square"]);
        Assert.Equal(29.0 / 74, report.Mean.Miou, 12);
        Assert.Equal(27.0 / 70, report.Mean.BoundaryIou, 12); // two pixels of the second image lie deeper than the band
        Assert.Equal(0.375, report.Mean.F1, 12);
        Assert.Equal(0.75, report.Mean.CountError, 12);
        Assert.Equal(1, report.Missing);
    }

    [Fact]
    public async Task Same_image_figures_leave_the_shown_instance_out_of_matching_and_counting()
    {
        var report = await RunAsync(Protocol.SameImage);

        AssertEqual(new(29.0 / 37, 8.0 / 12, 1, 5, 7, 2), report.Classes["disc"]);
        AssertEqual(new(0, 0, 0, 0, 0, 1), report.Classes["small_square"]);
        Assert.Equal(1.0 / 3, report.Mean.F1, 12);
        Assert.Equal(0.5, report.Mean.CountError, 12);
    }

    [Theory]
    [InlineData(Protocol.CrossImage, "cross")]
    [InlineData(Protocol.SameImage, "same")]
    public async Task Figures_equal_those_of_the_independent_scoring_program(Protocol protocol, string name)
    {
        if (SharedFolder.Find(_log, "tools/score_pack.py") is not { } script || await FindPythonAsync() is not { } python)
        {
            return;
        }

        var report = await RunAsync(protocol);
        var scores = _output.At("scores.json");
        var (exitCode, said) = await StartAsync(python, [script, _pack.Path, _output.Path, "--protocol", name, "--json", scores]);

        Assert.True(exitCode == 0, said);
        var expected = JsonDocument.Parse(await File.ReadAllBytesAsync(scores)).RootElement;
        Assert.Equal(expected.GetProperty("missing").GetInt32(), report.Missing);
        foreach (var row in expected.GetProperty("classes").EnumerateObject())
        {
            AssertEqual(
                new(Figure(row.Value, "miou"), Figure(row.Value, "f1"), Figure(row.Value, "count_error"), (int)Figure(row.Value, "true"), (int)Figure(row.Value, "predicted"), (int)Figure(row.Value, "images")),
                report.Classes[row.Name]);
        }

        Assert.Equal(Figure(expected.GetProperty("mean"), "miou"), report.Mean.Miou, 12);
        Assert.Equal(Figure(expected.GetProperty("mean"), "f1"), report.Mean.F1, 12);
        Assert.Equal(Figure(expected.GetProperty("mean"), "count_error"), report.Mean.CountError, 12);
    }

    [Fact]
    public async Task The_reference_is_another_image_or_the_very_same_one()
    {
        var cross = new ScriptedMethod(TinyPack.Answers);
        await RunAsync(Protocol.CrossImage, cross);
        var same = new ScriptedMethod(TinyPack.Answers);
        await RunAsync(Protocol.SameImage, same);

        Assert.All(cross.Requests, request => Assert.NotSame(request.Image, request.References[0].Image));
        Assert.All(same.Requests, request => Assert.Same(request.Image, request.References[0].Image));
        Assert.Equal(12, Assert.IsType<ReferenceMark.Pixels>(same.Requests[1].References[0].Mark).Mask.Area());
        Assert.Equal("small square", cross.Requests[2].ClassLabel);
    }

    [Fact]
    public async Task Labels_are_written_as_found_and_a_refused_image_leaves_none_behind()
    {
        Directory.CreateDirectory(_output.At("small_square"));
        await File.WriteAllTextAsync(_output.At("small_square", "01.labels.png"), "from an earlier run");

        var report = await RunAsync(Protocol.CrossImage);

        Assert.Equal(["disc/01.labels.png", "disc/02.labels.png", "report.json"], _output.Files());
        var labels = LabelImage.Decode(await File.ReadAllBytesAsync(_output.At("disc", "01.labels.png"))).OrThrow();
        Assert.Equal(TinyPack.Answers[0]!.Labels.ToArray(), labels.Labels.ToArray());
        Assert.Equal("There is nothing here. Mark an object.", report.Images[2].Failure);
    }

    [Fact]
    public async Task The_report_file_holds_figures_timings_and_medians()
    {
        await RunAsync(Protocol.CrossImage);

        var json = JsonDocument.Parse(await File.ReadAllBytesAsync(_output.At("report.json"))).RootElement;
        Assert.Equal("cross_image", json.GetProperty("protocol").GetString());
        Assert.Equal(0.75, Figure(json.GetProperty("classes").GetProperty("disc"), "f1"), 12);
        Assert.Equal(0.375, Figure(json.GetProperty("mean"), "f1"), 12);
        Assert.True(json.GetProperty("complete").GetBoolean());
        Assert.Equal(45, Figure(json, "median_milliseconds"), 9);
        var decoding = json.GetProperty("stages")[1];
        Assert.Equal("mask_decoding", decoding.GetProperty("stage").GetString());
        Assert.Equal(30, Figure(decoding, "milliseconds"), 9);
        Assert.Equal(10, Figure(json.GetProperty("images")[0].GetProperty("stages")[0], "milliseconds"), 9);
    }

    [Fact]
    public async Task Chosen_classes_and_a_limit_make_the_report_incomplete()
    {
        var plan = Plan(Protocol.CrossImage) with { Classes = ["disc"], Limit = 1 };

        var report = await new EvaluationRun(new ScriptedMethod(TinyPack.Answers)).RunAsync(plan, null, default);

        Assert.False(report.Complete);
        Assert.Equal(["01"], report.Images.Select(image => image.Id));
    }

    [Fact]
    public async Task A_class_that_the_pack_lacks_is_refused_with_those_it_has()
    {
        var plan = Plan(Protocol.CrossImage) with { Classes = ["disk"] };

        var fault = await Assert.ThrowsAsync<PackException>(() => new EvaluationRun(new ScriptedMethod([])).RunAsync(plan, null, default));

        Assert.Equal("The pack has no class 'disk'. It has disc, small_square.", fault.Message);
    }

    [Fact]
    public async Task A_cancelled_run_leaves_whole_files_and_no_report()
    {
        using var stop = new CancellationTokenSource();
        var stopAfterFirst = new StopAfterFirst(stop);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new EvaluationRun(new ScriptedMethod(TinyPack.Answers)).RunAsync(Plan(Protocol.CrossImage), stopAfterFirst, stop.Token));

        Assert.Equal(["disc/01.labels.png"], _output.Files());
    }

    private static void AssertEqual(ClassScore expected, ClassScore actual)
    {
        Assert.Equal(expected.Miou, actual.Miou, 12);
        Assert.Equal(expected.F1, actual.F1, 12);
        Assert.Equal(expected.CountError, actual.CountError, 12);
        Assert.Equal((expected.True, expected.Predicted, expected.Images), (actual.True, actual.Predicted, actual.Images));
    }

    private static double Figure(JsonElement row, string name) => row.GetProperty(name).GetDouble();

    private static async Task<string?> FindPythonAsync()
    {
        foreach (var python in (string[])["python3", "/usr/bin/python3"])
        {
            try
            {
                if ((await StartAsync(python, ["-c", "import numpy, PIL"])).ExitCode == 0)
                {
                    return python;
                }
            }
            catch (System.ComponentModel.Win32Exception)
            {
                // not installed under this name
            }
        }

        return null;
    }

    private static async Task<(int ExitCode, string Said)> StartAsync(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Concat(said));
    }

    private EvaluationPlan Plan(Protocol protocol) => new(LabelledFolderPack.Open(_pack.Path), protocol, _output.Path, _setup);

    private Task<EvaluationReport> RunAsync(Protocol protocol, ScriptedMethod? method = null) =>
        new EvaluationRun(method ?? new ScriptedMethod(TinyPack.Answers)).RunAsync(Plan(protocol), null, default);

    private sealed class StopAfterFirst(CancellationTokenSource stop) : IProgress<EvaluationProgress>
    {
        public void Report(EvaluationProgress value) => stop.Cancel();
    }
}
