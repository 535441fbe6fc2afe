using System.Globalization;
using PerSense.Engine.Evaluation.Export.Coco;
using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Encoding;
using PerSense.Engine.Models.Import.Weights;
using PerSense.Tests.Models.Import;
using PerSense.Tests.Models.Import.Architectures;
using PerSense.Tests.Models.Import.Checkpoints;
using Xunit.Abstractions;

namespace PerSense.Tests.Cli;

/// <summary>
/// The whole way with imported models at their official size and generated weights: what is found is noise, the plumbing, the times and the
/// memory are real.
/// </summary>
[Trait("Suite", "Long")]
public sealed class SegmentFullSizeTests(ITestOutputHelper output) : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TestConsole _console = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("persam", null)]
    [InlineData("persense", "countr")]
    public async Task MobileSAM_segments_a_photo_by_the_command_line(string method, string? counter)
    {
        if (SharedFolder.Find(output, "fixtures/sam-encoder/preprocess/cat1_640.png") is not { } photo)
        {
            return;
        }

        await ImportAsync("mobile-sam", OfficialSegmenters.Weights("mobile-sam", _folder.Path));
        if (counter is not null)
        {
            await ImportAsync(counter, RecipeWeights.Of(1, OfficialShapes.CounTr(), 0.02));
        }

        PeakMemory.Reset();
        string[] density = counter is null ? [] : ["--density", counter];
        await RunAsync(["segment", "--image", photo, "--reference-mask", MarkMiddle(photo), "--method", method, "--encoder", "mobile-sam", .. density, "--out", _folder.At("out")]);
        var document = CocoReader.Parse(await File.ReadAllBytesAsync(_folder.At("out", "cat1_640.json")));
        var run = document.Images[0].Run!;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{method}: {run.Count} masks, {run.Milliseconds / 1000:F1} s, peak resident {PeakMemory.Read()}"));
        foreach (var stage in run.Stages)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{stage.Stage} {stage.Pass}: {stage.Inputs} in, {stage.Outputs} out, {stage.Milliseconds / 1000:F2} s"));
        }
    }

    // Networks that know nothing find no object in a box, so the object is painted.
    private string MarkMiddle(string photo)
    {
        var size = ImageCodec.Identify(File.ReadAllBytes(photo)).OrThrow().Size;
        var mask = new Mask(size);
        for (var y = size.Height / 3; y < size.Height / 2; y++)
        {
            mask.Row(y)[(size.Width / 3)..(size.Width / 2)].Fill(1);
        }

        return _folder.Write("mask.png", MaskImage.Encode(mask));
    }

    private async Task ImportAsync(string name, IWeightSource weights)
    {
        var path = _folder.At(name + ".pth");
        TorchFile.Write(path, weights);
        await RunAsync(["models", "import", path]);
    }

    private async Task RunAsync(string[] arguments)
    {
        var outcome = await _console.RunAsync([.. arguments, "--data", _folder.At("data")]);
        Assert.True(outcome.ExitCode == 0, _console.Error);
    }
}
