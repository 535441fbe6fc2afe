using PerSense.Engine.Models.Import.Checkpoints;
using PerSense.Engine.Models.Import.Exports;
using PerSense.Engine.Models.Import.Weights;
using PerSense.Engine.Models.Installed;
using PerSense.Engine.Models.Official;

namespace PerSense.Engine.Models.Import;

/// <summary>
/// Makes models of checkpoints. The same checkpoint gives the same bytes. A package appears in the folder of installed models at once and
/// whole, or not at all. Thread-safe.
/// </summary>
public sealed class ModelImporter
{
    private readonly InstalledModels _installed;
    private readonly OfficialCatalogue _official;
    private readonly IReadOnlyList<IArchitecture> _architectures;

    /// <summary>An importer of all designs that the program knows.</summary>
    /// <param name="installed">Where models go.</param>
    /// <param name="official">The published checkpoints, to recognise a file by its SHA-256.</param>
    public ModelImporter(InstalledModels installed, OfficialCatalogue official)
        : this(installed, official, ArchitectureCatalogue.All)
    {
    }

    /// <summary>An importer of given designs.</summary>
    /// <param name="installed">Where models go.</param>
    /// <param name="official">The published checkpoints.</param>
    /// <param name="architectures">The designs.</param>
    internal ModelImporter(InstalledModels installed, OfficialCatalogue official, IReadOnlyList<IArchitecture> architectures)
    {
        _installed = installed;
        _official = official;
        _architectures = architectures;
    }

    /// <summary>Imports a checkpoint, or an ONNX file that keeps a contract of this program.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What the person chose.</param>
    /// <param name="progress">Told about each step; null when nobody wants to know.</param>
    /// <param name="cancellationToken">Stops it; nothing is left behind.</param>
    /// <exception cref="ModelImportException">The file is refused, is of no known design, is installed already, or cannot be written.</exception>
    public ImportReport Import(string path, ImportOptions options, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(options);
        try
        {
            using var checkpoint = ExportedModel.Recognises(path) ? null : Checkpoint.Open(path);
            var weights = checkpoint is null ? null : new WeightMap(checkpoint);
            var plan = weights is null ? ExportedModel.Plan(path) : Recognise(checkpoint!, path).Plan(weights, options);
            var draft = Draft(plan, weights is null ? options with { Half = false } : options, Describe(path, progress, cancellationToken));
            var package = new PackageWriter(_installed.Folder, draft, progress).Write(plan, cancellationToken);
            _installed.Sweep();
            progress?.Report(new("done", 1));
            return new(package, checkpoint?.Tensors.Count ?? 0, checkpoint?.Wrapper, checkpoint?.Skipped ?? [], weights?.LeftOver ?? []);
        }
        catch (Exception fault) when (fault is CheckpointException or WeightException or ModelCatalogueException)
        {
            throw new ModelImportException(fault.Message, fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ModelImportException(
                $"The models could not be written to {_installed.Folder}: {fault.Message} Make room or choose another folder; nothing was left behind.", fault);
        }
    }

    private IArchitecture Recognise(Checkpoint checkpoint, string path)
    {
        var fitting = _architectures.Where(architecture => architecture.Recognises(checkpoint)).ToList();
        return fitting.Count == 1 ? fitting[0] : throw new ModelImportException(fitting.Count == 0
            ? $"The checkpoint {Path.GetFileName(path)} is of none of the designs that are known ({string.Join(", ", _architectures.Select(static known => known.Id))}). "
                + $"It has {checkpoint.Tensors.Count} tensors: {string.Join(", ", checkpoint.Tensors.Take(8).Select(static tensor => tensor.Name))}, ... Import an official file of the list."
            : $"The checkpoint {Path.GetFileName(path)} fits several designs ({string.Join(", ", fitting.Select(static known => known.Id))}), so nothing was made of it. Import an official file of the list.");
    }

    private SourceCheckpoint Describe(string path, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        progress?.Report(new("reading the checkpoint", 0));
        var digest = FileDigest.Sha256(path, cancellationToken);
        return new(Path.GetFileName(path), new FileInfo(path).Length, digest, _official.Recognise(digest)?.Id);
    }

    private InstalledPackage Draft(ImportPlan plan, ImportOptions options, SourceCheckpoint source)
    {
        var id = options.Half ? $"{plan.Id}-half" : plan.Id;
        if (_installed.Packages.FirstOrDefault(package => package.Id == id) is { } known)
        {
            throw new ModelImportException($"The models '{id}' are installed already, {(known.Checkpoint.Sha256 == source.Sha256 ? "from this very file" : "from another file")}. "
                + $"Remove them first to import them anew (models remove {id}).");
        }

        return new()
        {
            Version = InstalledPackage.KnownVersion,
            Id = id,
            Label = options.Half ? $"{plan.Label}, half precision" : plan.Label,
            Variant = options.Half ? ModelVariant.Half : ModelVariant.Full,
            Checkpoint = source,
            Models = [],
        };
    }
}
