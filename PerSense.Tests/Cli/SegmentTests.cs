using System.Text.Json;
using PerSense.Engine.Evaluation.Export.Coco;
using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Encoding;
using PerSense.Engine.Methods;
using PerSense.Engine.Stages.MaskDecoding;
using PerSense.Tests.Evaluation;

namespace PerSense.Tests.Cli;

public sealed class SegmentTests : IDisposable
{
    private static readonly LabelMap _found = Maps.Labels("11.22.", "11.22.", "......");
    private readonly TemporaryFolder _folder = new();
    private readonly ScriptedMethod _method = new([_found, _found, _found]);
    private readonly TestConsole _console;

    public SegmentTests()
    {
        _console = new TestConsole(_method);
        WriteImage("plate.png");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_image_gets_labels_an_overlay_and_annotations()
    {
        var outcome = await RunAsync("--image", At("plate.png"), "--box", "0,0,2,2");

        Assert.True(outcome == 0, _console.Error);
        Assert.Equal(["out/plate.json", "out/plate.labels.png", "out/plate.overlay.png", "plate.png"], _folder.Files());
        Assert.Equal(_found.Labels.ToArray(), LabelImage.Decode(await File.ReadAllBytesAsync(At("out", "plate.labels.png"))).OrThrow().Labels.ToArray());
        Assert.Equal(new(6, 3), ImageCodec.Decode(await File.ReadAllBytesAsync(At("out", "plate.overlay.png"))).OrThrow().Size);
        var document = CocoReader.Parse(await File.ReadAllBytesAsync(At("out", "plate.json")));
        Assert.Equal(2, document.Annotations.Count);
        Assert.Equal("recommended", document.Images[0].Run!.Preset);
        Assert.Contains("plate.png: 2 found in 0.0 s", _console.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_json_summary_goes_to_standard_output_alone()
    {
        await RunAsync("--image", At("plate.png"), "--box", "0,0,2,2", "--json", "--method", "other", "--preset", "mine");

        var summary = JsonDocument.Parse(_console.Output).RootElement;
        Assert.Equal("other", summary.GetProperty("method").GetString());
        Assert.Equal("mine", summary.GetProperty("preset").GetString());
        var image = summary.GetProperty("images")[0];
        Assert.Equal(2, image.GetProperty("count").GetInt32());
        Assert.Equal(At("out", "plate.labels.png"), image.GetProperty("labels").GetString());
        Assert.Equal(30, image.GetProperty("milliseconds").GetDouble());
    }

    [Fact]
    public async Task Marks_become_what_the_method_understands()
    {
        await RunAsync("--image", At("plate.png"), "--box", "1,2,3,4.5");
        await RunAsync("--image", At("plate.png"), "--point", "1,1", "--point", "2,1", "--background", "5,2", "--label", "white bean");
        await RunAsync("--image", At("plate.png"), "--polygon", "0,0", "4,0", "4,2");

        Assert.Equal(new(1, 2, 4, 6.5), Assert.IsType<ReferenceMark.Box>(_method.Requests[0].References[0].Mark).Value);
        Assert.Equal(
            [new LabelledPoint(new(1, 1), true), new LabelledPoint(new(2, 1), true), new LabelledPoint(new(5, 2), false)],
            Assert.IsType<ReferenceMark.Points>(_method.Requests[1].References[0].Mark).Clicks);
        Assert.Equal("white bean", _method.Requests[1].ClassLabel);
        Assert.Equal([new(0, 0), new(4, 0), new(4, 2)], Assert.IsType<ReferenceMark.Polygon>(_method.Requests[2].References[0].Mark).Outline);
    }

    [Fact]
    public async Task A_reference_mask_marks_the_reference_image()
    {
        WriteImage("reference.png");
        await File.WriteAllBytesAsync(At("mask.png"), MaskImage.Encode(Maps.Mask("##....", "......", "......")));

        await RunAsync("--image", At("plate.png"), "--reference", At("reference.png"), "--reference-mask", At("mask.png"));

        var reference = _method.Requests[0].References[0];
        Assert.NotSame(_method.Requests[0].Image, reference.Image);
        Assert.Equal(2, Assert.IsType<ReferenceMark.Pixels>(reference.Mark).Mask.Area());
    }

    [Fact]
    public async Task In_a_folder_the_reference_image_is_recognised_as_itself()
    {
        WriteImage("bowl.png");

        await RunAsync("--image", _folder.Path, "--reference", At("plate.png"), "--box", "0,0,2,2");

        Assert.NotSame(_method.Requests[0].Image, _method.Requests[0].References[0].Image);
        Assert.Same(_method.Requests[1].Image, _method.Requests[1].References[0].Image);
    }

    [Fact]
    public async Task A_bad_file_in_a_folder_is_reported_at_the_end_and_does_not_stop_the_others()
    {
        await File.WriteAllTextAsync(At("a-text.jpg"), "no picture");

        var outcome = await RunAsync("--image", _folder.Path, "--reference", At("plate.png"), "--box", "0,0,2,2", "--json");

        Assert.Equal(1, outcome);
        Assert.True(File.Exists(At("out", "plate.json")));
        Assert.False(File.Exists(At("out", "a-text.json")));
        Assert.Contains("error: a-text.jpg: This file is not an image", _console.Error, StringComparison.Ordinal);
        Assert.Contains("1 of 2 images failed; the others are done.", _console.Error, StringComparison.Ordinal);
        Assert.StartsWith("a-text.jpg: This file is not an image", JsonDocument.Parse(_console.Output).RootElement.GetProperty("images")[0].GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Results_of_an_earlier_run_in_the_same_folder_are_no_input()
    {
        await _console.RunAsync("segment", "--image", At("plate.png"), "--box", "0,0,2,2", "--out", _folder.Path);

        await _console.RunAsync("segment", "--image", _folder.Path, "--reference", At("plate.png"), "--box", "0,0,2,2", "--out", _folder.Path);

        Assert.Equal(2, _method.Requests.Count);
        Assert.Equal(["plate.json", "plate.labels.png", "plate.overlay.png", "plate.png"], _folder.Files());
    }

    [Fact]
    public async Task Two_images_of_one_name_do_not_overwrite_each_other()
    {
        WriteImage("plate.tif");

        await RunAsync("--image", _folder.Path, "--reference", At("plate.png"), "--box", "0,0,2,2");

        Assert.Contains("out/plate.png.json", _folder.Files());
        Assert.Contains("out/plate.tif.json", _folder.Files());
    }

    [Fact]
    public async Task Cancelling_leaves_nothing_half_written()
    {
        using var stop = new CancellationTokenSource();
        var console = new TestConsole(new StoppingMethod(stop, _method));

        var outcome = await console.RunAsync(stop.Token, "segment", "--image", At("plate.png"), "--box", "0,0,2,2", "--out", At("out"));

        Assert.Equal(130, outcome.ExitCode);
        Assert.Equal(["plate.png"], _folder.Files());
        Assert.Contains("Cancelled", console.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_results_cannot_be_moved_into_place_none_is_left()
    {
        Directory.CreateDirectory(At("out", "plate.json"));

        var outcome = await RunAsync("--image", At("plate.png"), "--box", "0,0,2,2");

        Assert.Equal(1, outcome);
        Assert.Contains("plate.png: the results cannot be written", _console.Error, StringComparison.Ordinal);
        Assert.Equal(["plate.png"], _folder.Files());
    }

    [Theory]
    [InlineData("No mark", "Mark one object by exactly one of", "--image", "plate.png")]
    [InlineData("Two marks", "Mark one object by exactly one of", "--image", "plate.png", "--box", "0,0,1,1", "--point", "1,1")]
    [InlineData("Only background", "--background goes together with --point", "--image", "plate.png", "--box", "0,0,1,1", "--background", "1,1")]
    [InlineData("Three numbers", "--box needs four numbers x,y,w,h in pixels with w and h above 0, not '1,2,3'", "--image", "plate.png", "--box", "1,2,3")]
    [InlineData("No width", "--box needs four numbers", "--image", "plate.png", "--box", "1,2,0,3")]
    [InlineData("Not a number", "--point needs pairs of numbers x,y in pixels, not 'a,b'", "--image", "plate.png", "--point", "a,b")]
    [InlineData("Infinite", "--point needs pairs of numbers", "--image", "plate.png", "--point", "1,1e999")]
    [InlineData("Odd polygon", "--polygon needs pairs of numbers x,y in pixels, not '3'", "--image", "plate.png", "--polygon", "1,1", "2,2", "3")]
    [InlineData("No such file", "There is no file or folder", "--image", "absent.png", "--box", "0,0,1,1")]
    [InlineData("Folder without reference", "is a folder, so it is not clear on which image", "--image", ".", "--box", "0,0,1,1")]
    [InlineData("Empty folder", "There is no image in", "--image", "empty", "--reference", "plate.png", "--box", "0,0,1,1")]
    [InlineData("Text as image", "text.jpg: This file is not an image", "--image", "text.jpg", "--box", "0,0,1,1")]
    [InlineData("Truncated", "cut.jpg: The image is cut short or damaged", "--image", "cut.jpg", "--box", "0,0,1,1")]
    [InlineData("No such mask", "There is no file", "--image", "plate.png", "--reference-mask", "absent.png")]
    [InlineData("Text as mask", "text.jpg: This file is not an image", "--image", "plate.png", "--reference-mask", "text.jpg")]
    [InlineData("No such reference", "There is no file", "--image", "plate.png", "--reference", "absent.png", "--box", "0,0,1,1")]
    [InlineData("No image", "'--image' is required", "--box", "0,0,1,1")]
    public async Task Bad_input_is_told_apart_and_leaves_nothing(string what, string message, params string[] args)
    {
        Directory.CreateDirectory(At("empty"));
        await File.WriteAllTextAsync(At("text.jpg"), "no picture");
        await File.WriteAllBytesAsync(At("cut.jpg"), ImageCodec.EncodeJpeg(Noise())[..400]);
        var names = new[] { "plate.png", "absent.png", "text.jpg", "cut.jpg", "empty", "." };

        var outcome = await RunAsync([.. args.Select(arg => names.Contains(arg) ? At(arg) : arg)]);

        Assert.True(outcome == 2, $"{what}: {_console.Error}");
        Assert.Contains(message, _console.Error, StringComparison.Ordinal);
        Assert.Equal(["cut.jpg", "plate.png", "text.jpg"], _folder.Files());
    }

    [Fact]
    public async Task An_output_folder_that_cannot_be_written_is_refused_before_the_work()
    {
        var outcome = await _console.RunAsync("segment", "--image", At("plate.png"), "--box", "0,0,1,1", "--out", At("plate.png", "out"));

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("cannot be written", _console.Error, StringComparison.Ordinal);
        Assert.Contains("Choose another one by --out.", _console.Error, StringComparison.Ordinal);
        Assert.Empty(_method.Requests);
    }

    [Fact]
    public async Task A_mark_that_the_method_refuses_is_bad_input()
    {
        var console = new TestConsole(new ScriptedMethod([null]));

        var outcome = await console.RunAsync("segment", "--image", At("plate.png"), "--box", "0,0,1,1", "--out", At("out"));

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("error: plate.png: There is nothing here. Mark an object.", console.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_shows_examples_and_every_option()
    {
        await _console.RunAsync("segment", "--help");

        Assert.Contains("--reference plate.jpg --reference-mask bean.png", _console.Output, StringComparison.Ordinal);
        string[] options = ["--image", "--box", "--point", "--background", "--polygon", "--reference", "--reference-mask", "--out", "--method", "--preset", "--label", "--json"];
        Assert.All(options, option => Assert.Contains($"  {option}", _console.Output, StringComparison.Ordinal));
    }

    private static ImageBuffer Noise()
    {
        var image = new ImageBuffer(new(64, 64));
        new Random(1).NextBytes(image.Pixels);
        return image;
    }

    private string At(params string[] parts) => _folder.At(parts);

    private void WriteImage(string name) => _folder.Write(name, name.EndsWith("png", StringComparison.Ordinal) ? ImageCodec.EncodePng(new ImageBuffer(_found.Size)) : ImageCodec.EncodeJpeg(new(_found.Size)));

    private async Task<int> RunAsync(params string[] args) => (await _console.RunAsync(["segment", .. args, "--out", At("out")])).ExitCode;

    private sealed class StoppingMethod(CancellationTokenSource stop, ISegmentationMethod method) : ISegmentationMethod
    {
        public SegmentationResult Segment(SegmentationRequest request, ISegmentationObserver? observer, CancellationToken cancellationToken)
        {
            stop.Cancel();
            return method.Segment(request, observer, cancellationToken);
        }
    }
}
