using System.Diagnostics;
using System.Globalization;
using PerSense.Engine.Inference;
using PerSense.Engine.Models;
using PerSense.Engine.Models.Import;
using PerSense.Engine.Models.Import.Weights;
using PerSense.Engine.Models.Installed;
using PerSense.Engine.Models.Official;
using PerSense.Tests.Models.Import.Checkpoints;

namespace PerSense.Tests.Models.Import.Architectures;

/// <summary>A checkpoint of the official size from generated weights: written, imported and run once, with what each step took.</summary>
internal static class FullSize
{
    /// <summary>Imports a checkpoint and measures it.</summary>
    /// <param name="tensors">The checkpoint's tensors.</param>
    /// <param name="half">Whether the models are of half precision.</param>
    /// <param name="run">Runs the package once and gives its output.</param>
    /// <returns>A row of the table: design, megabytes of checkpoint and model, seconds and peak memory of the import, of the first and the second run.</returns>
    public static string Measure(IEnumerable<WeightInfo> tensors, bool half, Func<ModelLibrary, InstalledPackage, TensorBuffer> run)
    {
        using var folder = new TemporaryFolder();
        using var pool = new SessionPool(new() { Device = DevicePreference.Cpu });
        var checkpoint = folder.At("weights.safetensors");
        SafetensorsFile.Write(checkpoint, RecipeWeights.Of(1, tensors, 0.02));
        var (models, installed) = (ModelFolder.Locate(null), new InstalledModels(folder.At("installed")));
        InstalledPackage? package = null;
        var import = Step(() => package = new ModelImporter(installed, OfficialCatalogue.Load(models))
            .Import(checkpoint, new() { Half = half }, progress: null, default).Package);
        var library = new ModelLibrary(models, ModelCatalogue.Load(models), pool, installed);
        TensorBuffer? output = null;
        var first = Step(() => output = run(library, package!));
        var second = Step(() => output = run(library, package!));
        Assert.DoesNotContain(output!.Values.ToArray(), static value => !float.IsFinite(value));
        var bytes = new DirectoryInfo(folder.At("installed", package!.Id)).EnumerateFiles().Sum(static file => file.Length);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {package.Id} | {new FileInfo(checkpoint).Length / 1e6:F0} | {bytes / 1e6:F0} | {import} | {first} | {second} |");
    }

    private static string Step(Action action)
    {
        GC.Collect();
        PeakMemory.Reset();
        var watch = Stopwatch.StartNew();
        action();
        return string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds:F1} s, {PeakMemory.Read()}");
    }
}
