using System.Diagnostics;
using System.Globalization;
using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Encoding;
using PerSense.Tests.Models.Import;
using PerSense.Tests.Models.Import.Architectures;
using PerSense.Tests.Models.Import.Checkpoints;
using PerSense.Tests.Scenes;
using Xunit.Abstractions;

namespace PerSense.Tests.Cli;

/// <summary>
/// The whole way at the official size with generated weights: checkpoint files are imported and run by the command line. What comes out is
/// noise; that it comes out is the test. Needs 1 GB of disk.
/// </summary>
[Trait("Suite", "Long")]
public sealed class ImportEndToEndTests(ITestOutputHelper output) : IDisposable
{
    private readonly DiscScene _scene = new(320, 6);
    private readonly TemporaryFolder _folder = new();
    private readonly TestConsole _console = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task MobileSAM_and_CounTR_are_imported_and_segment_an_image()
    {
        _folder.Write("scene.png", ImageCodec.EncodePng(_scene.Image));
        TorchFile.Write(_folder.At("mobile_sam.pt"), OfficialSegmenters.Weights("mobile-sam", _folder.Path));
        TorchFile.Write(_folder.At("FSC147.pth"), RecipeWeights.Of(5, OfficialShapes.CounTr(), 0.02), "model");
        await RunAsync("models", "import", _folder.At("mobile_sam.pt"));
        await RunAsync("models", "import", _folder.At("FSC147.pth"));
        await RunAsync("models", "verify");
        // A mask, because the noise of such a decoder holds no object in a box.
        _folder.Write("mask.png", MaskImage.Encode(MaskOf(15)));
        await RunAsync(
            "segment", "--image", _folder.At("scene.png"), "--reference-mask", _folder.At("mask.png"),
            "--out", _folder.At("out"), "--encoder", "mobile-sam", "--density", "countr");
        Assert.Equal(["out/scene.json", "out/scene.labels.png", "out/scene.overlay.png"], _folder.Files().Where(static file => file.StartsWith("out/", StringComparison.Ordinal)));
        Assert.Contains("mobile-sam-encoder", await File.ReadAllTextAsync(_folder.At("out", "scene.json")), StringComparison.Ordinal);
        await RunAsync("models", "remove", "countr");
    }

    private Mask MaskOf(int disc)
    {
        var box = _scene.BoxOf(disc);
        var size = _scene.Image.Size;
        return new(size, [.. Enumerable.Range(0, size.Width * size.Height).Select(i =>
            i % size.Width >= box.Left && i % size.Width < box.Right && i / size.Width >= box.Top && i / size.Width < box.Bottom ? (byte)1 : (byte)0)]);
    }

    private async Task RunAsync(params string[] arguments)
    {
        var watch = Stopwatch.StartNew();
        var exitCode = (await _console.RunAsync([.. arguments, "--data", _folder.At("data")])).ExitCode;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{string.Join(' ', arguments.Take(2))}: {watch.Elapsed.TotalSeconds:F1} s\n{_console.Output}"));
        Assert.True(exitCode == 0, _console.Error);
    }
}
