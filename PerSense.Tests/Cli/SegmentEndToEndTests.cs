using System.Text.Json;
using PerSense.Engine.Evaluation.Export.Coco;
using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Encoding;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Tests.Scenes;

namespace PerSense.Tests.Cli;

/// <summary>The whole way with the shipped models: a drawn scene goes in, files come out.</summary>
public sealed class SegmentEndToEndTests : IDisposable
{
    private const int Discs = 36;
    private readonly DiscScene _scene = new(320, 6);
    private readonly TemporaryFolder _folder = new();
    private readonly TestConsole _console = new();

    public SegmentEndToEndTests() => _folder.Write("scene.png", ImageCodec.EncodePng(_scene.Image));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task One_marked_disc_finds_the_others_and_all_files_agree()
    {
        var box = _scene.BoxOf(15);

        var exitCode = await RunAsync("--box", FormattableString.Invariant($"{box.Left},{box.Top},{box.Width},{box.Height}"), "--json");

        Assert.True(exitCode == 0, _console.Error);
        Assert.Equal(["out/scene.json", "out/scene.labels.png", "out/scene.overlay.png", "scene.png"], _folder.Files());
        var document = CocoReader.Parse(await File.ReadAllBytesAsync(_folder.At("out", "scene.json")));
        var labels = LabelImage.Decode(await File.ReadAllBytesAsync(_folder.At("out", "scene.labels.png"))).OrThrow();
        Assert.InRange(document.Annotations.Count, Discs - 4, Discs + 4);
        AssertMasksFillTheLabels(document, labels);
        var run = document.Images[0].Run!;
        Assert.Equal(document.Annotations.Count, run.Count);
        Assert.InRange(run.ExpectedCount!.Value, Discs * 0.5, Discs * 1.5);
        Assert.Contains(run.Stages, stage => stage is { Stage: Engine.Methods.StageKind.MaskDecoding, Pass: 2 });
        Assert.Equal(run.Count, JsonDocument.Parse(_console.Output).RootElement.GetProperty("images")[0].GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task A_mask_of_another_size_is_refused_with_both_sizes()
    {
        _folder.Write("mask.png", MaskImage.Encode(new Mask(new(10, 10), [.. Enumerable.Repeat((byte)1, 100)])));

        Assert.Equal(2, await RunAsync("--reference-mask", _folder.At("mask.png")));
        Assert.Contains("scene.png: The mask is 10 x 10 pixels, its image 320 x 320.", _console.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.At("out", "scene.json")));
    }

    [Theory]
    [InlineData("400,400,20,20", "The box lies outside the image.")]
    [InlineData("10,10,0.5,0.5", "The box has no size.")]
    public async Task A_box_that_marks_nothing_is_refused(string box, string message)
    {
        Assert.Equal(2, await RunAsync("--box", box));
        Assert.Contains($"error: scene.png: {message}", _console.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--method", "There is no method 'none'. There is persense")]
    [InlineData("--preset", "The method persense has no preset 'none'. It has recommended")]
    public async Task A_method_or_preset_that_is_not_there_is_refused_with_those_that_are(string option, string message)
    {
        Assert.Equal(2, await RunAsync("--box", "10,10,20,20", option, "none"));
        Assert.Contains(message, _console.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_before_the_networks_run_leaves_only_the_input()
    {
        var outcome = await _console.RunAsync(new CancellationToken(canceled: true), "segment", "--image", _folder.At("scene.png"), "--box", "10,10,20,20", "--out", _folder.At("out"));

        Assert.Equal(130, outcome.ExitCode);
        Assert.Equal(["scene.png"], _folder.Files());
    }

    private static void AssertMasksFillTheLabels(CocoDocument document, LabelMap labels)
    {
        var masks = document.Annotations.Select(annotation => RunLength.Parse(annotation.Segmentation.Counts, new ImageSize(320, 320))).ToList();
        Assert.All(masks.Zip(document.Annotations), pair => Assert.Equal(pair.First.Area(), pair.Second.Area));
        Assert.Equal(RunLength.Merge(masks).Area(), labels.Labels.ToArray().Count(label => label != 0));
        Assert.Equal(masks.Count, labels.Labels.ToArray().Max());
    }

    private async Task<int> RunAsync(params string[] options) =>
        (await _console.RunAsync(["segment", "--image", _folder.At("scene.png"), "--out", _folder.At("out"), .. options])).ExitCode;
}
