using System.Text.Json;
using PerSense.Engine.Models.Import.Onnx;
using PerSense.Engine.Models.Installed;

namespace PerSense.Engine.Models.Import;

/// <summary>Writes a package into a folder with a name that does not count, and gives it its own name when it is whole.</summary>
/// <param name="folder">The folder of installed models; made when absent.</param>
/// <param name="draft">The package without its models.</param>
/// <param name="progress">Told about each step; null when nobody wants to know.</param>
internal sealed class PackageWriter(string folder, InstalledPackage draft, IProgress<ImportProgress>? progress)
{
    // Reading and hashing the checkpoint took the first part of the time.
    private const double Start = 0.2;
    private readonly string _unfinished = Path.Combine(folder, InstalledModels.UnfinishedPrefix + Path.GetRandomFileName());

    /// <summary>Writes the models and their manifest.</summary>
    /// <param name="plan">What to write.</param>
    /// <param name="cancellationToken">Stops it; nothing is left behind.</param>
    /// <returns>The installed package.</returns>
    public InstalledPackage Write(ImportPlan plan, CancellationToken cancellationToken)
    {
        try
        {
            Directory.CreateDirectory(_unfinished);
            var package = draft with { Models = [.. plan.Models.Select((model, i) => WriteModel(plan, i, cancellationToken))] };
            File.WriteAllText(Path.Combine(_unfinished, InstalledModels.ManifestName), JsonSerializer.Serialize(package, ModelJson.Strict) + "\n");
            cancellationToken.ThrowIfCancellationRequested();
            Directory.Move(_unfinished, Path.Combine(folder, package.Id));
            return package;
        }
        finally
        {
            if (Directory.Exists(_unfinished))
            {
                Directory.Delete(_unfinished, recursive: true);
            }
        }
    }

    private ModelManifest WriteModel(ImportPlan plan, int index, CancellationToken cancellationToken)
    {
        var model = plan.Models[index];
        progress?.Report(new($"writing {model.Name}", Start + ((1 - Start) * index / plan.Models.Count)));
        var written = model.Graph is { } graph
            ? OnnxWriter.Write(graph, Path.Combine(_unfinished, $"{model.Name}.onnx"), cancellationToken)
            : Copy(model);
        var files = written.Select(path => Describe(path, cancellationToken)).ToList();
        return new()
        {
            Id = $"{draft.Id}-{model.Name}",
            Role = model.Role,
            Contract = model.Contract,
            File = files[0].File,
            Sha256 = files[0].Sha256,
            Bytes = files[0].Bytes,
            Companions = files[1..],
            Licence = plan.Licence,
            Source = plan.Source,
            Description = model.Description,
            Axes = model.Axes,
            Parameters = model.Parameters,
        };
    }

    private List<string> Copy(PlannedModel model)
    {
        var copies = model.Copies.Select((file, i) => Path.Combine(_unfinished, i == 0 ? $"{model.Name}.onnx" : Path.GetFileName(file))).ToList();
        foreach (var (from, to) in model.Copies.Zip(copies))
        {
            File.Copy(from, to);
        }

        return copies;
    }

    private ModelFile Describe(string path, CancellationToken cancellationToken) =>
        new($"{draft.Id}/{Path.GetFileName(path)}", FileDigest.Sha256(path, cancellationToken), new FileInfo(path).Length);
}
