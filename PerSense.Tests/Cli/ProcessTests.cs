using System.Diagnostics;
using PerSense.Engine.Imaging.Encoding;
using PerSense.Engine.Models;
using PerSense.Tests.Scenes;
using Xunit.Abstractions;

namespace PerSense.Tests.Cli;

/// <summary>What only a process of its own can show: signals and the environment.</summary>
public sealed class ProcessTests(ITestOutputHelper log) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Ctrl_C_in_the_middle_of_a_folder_keeps_whole_results_and_nothing_else()
    {
        if (OperatingSystem.IsWindows())
        {
            log.WriteLine("Skipped: there is no interrupt signal to send on Windows.");
            return;
        }

        WriteScenes(20);
        using var process = Start(null, "segment", "--image", _folder.At("in"), "--reference", _folder.At("in", "00.png"), "--box", Box(), "--out", _folder.At("out"));
        var said = process.StandardError.ReadToEndAsync();
        await WaitForAsync(process, _folder.At("out", "00.json"));
        using var kill = Process.Start("kill", ["-INT", $"{process.Id}"]);
        await process.WaitForExitAsync();

        Assert.True(process.ExitCode == 130, await said);
        Assert.Contains("Cancelled.", await said, StringComparison.Ordinal);
        var results = _folder.Files().Where(file => file.StartsWith("out/", StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(results, file => file.EndsWith(".partial", StringComparison.Ordinal));
        Assert.InRange(results.Count, 3, (3 * 20) - 1);
        Assert.All(results.GroupBy(file => file[..6]), files => Assert.Equal(3, files.Count()));
    }

    [Fact]
    public async Task A_damaged_model_is_named_and_nothing_is_written()
    {
        WriteScenes(1);
        var models = _folder.At("models");
        CopyModels(models);
        var damaged = ModelCatalogue.Load(models).Models[0];
        await File.WriteAllTextAsync(Path.Combine(models, damaged.File), "no network");

        using var process = Start(models, "segment", "--image", _folder.At("in", "00.png"), "--box", Box(), "--out", _folder.At("out"));
        var said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Equal(1, process.ExitCode);
        Assert.Contains($"Model '{damaged.Id}'", said, StringComparison.Ordinal);
        Assert.Contains("Restore the file that came with the catalogue.", said, StringComparison.Ordinal);
        Assert.DoesNotContain(_folder.Files(), file => file.StartsWith("out/", StringComparison.Ordinal));
    }

    private static Process Start(string? models, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "PerSense.Web.dll"), .. arguments])
        {
            UseShellExecute = false, RedirectStandardError = true,
        };
        start.Environment["PERSENSE_MODELS"] = models;
        return Process.Start(start)!;
    }

    private static async Task WaitForAsync(Process process, string file)
    {
        while (!File.Exists(file) && !process.HasExited)
        {
            await Task.Delay(20);
        }
    }

    private static void CopyModels(string target)
    {
        var source = ModelFolder.Locate(configured: null);
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private static DiscScene Scene() => new(320, 6);

    private static string Box()
    {
        var box = Scene().BoxOf(15);
        return FormattableString.Invariant($"{box.Left},{box.Top},{box.Width},{box.Height}");
    }

    private void WriteScenes(int count)
    {
        var picture = ImageCodec.EncodePng(Scene().Image);
        for (var i = 0; i < count; i++)
        {
            _folder.Write($"in/{i:00}.png", picture);
        }
    }
}
