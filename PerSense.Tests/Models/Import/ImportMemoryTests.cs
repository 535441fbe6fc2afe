using System.Globalization;
using PerSense.Engine.Models.Import;
using PerSense.Engine.Models.Installed;
using PerSense.Engine.Models.Official;
using PerSense.Tests.Models.Import.Architectures;
using PerSense.Tests.Models.Import.Checkpoints;
using Xunit.Abstractions;

namespace PerSense.Tests.Models.Import;

/// <summary>What an import costs in memory at the largest size. Needs 8 GB of disk; tells something only when it is run alone.</summary>
[Trait("Suite", "Long")]
public sealed class ImportMemoryTests(ITestOutputHelper output) : IDisposable
{
    private const long MostBytes = 1_000_000_000;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Two_and_a_half_gigabytes_are_imported_in_less_than_one_gigabyte_of_memory(bool half)
    {
        if (!OperatingSystem.IsLinux())
        {
            output.WriteLine("Skipped: memory is read from /proc.");
            return;
        }

        var path = _folder.At("sam_vit_h.pth");
        TorchFile.Write(path, OfficialSegmenters.Weights("sam-vit-h", _folder.Path));
        var importer = new ModelImporter(new InstalledModels(_folder.At("models")), OfficialCatalogue.Parse("""{"version":1,"hosts":[],"checkpoints":[]}""", "test"));
        GC.Collect();
        using var ends = new CancellationTokenSource();
        var before = Anonymous();
        var peak = Task.Run(() => Peak(ends.Token));
        var report = importer.Import(path, new() { Half = half }, progress: null, default);
        await ends.CancelAsync();
        var cost = await peak - before;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{new FileInfo(path).Length / 1e6:F1} MB imported with {cost / 1e6:F0} MB more memory"));
        Assert.Equal(half ? "sam-vit-h-half" : "sam-vit-h", report.Package.Id);
        Assert.InRange(cost, 0, MostBytes);
    }

    // Pages of a mapped file do not count: the system drops them when it wants.
    private static long Anonymous() => 1024 * long.Parse(
        File.ReadLines("/proc/self/status").Single(static line => line.StartsWith("RssAnon:", StringComparison.Ordinal))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2],
        CultureInfo.InvariantCulture);

    private static async Task<long> Peak(CancellationToken cancellationToken)
    {
        long peak = 0;
        while (!cancellationToken.IsCancellationRequested)
        {
            peak = Math.Max(peak, Anonymous());
            await Task.Delay(20, CancellationToken.None);
        }

        return peak;
    }
}
