using PerSense.Engine.Inference;
using PerSense.Engine.Models.Installed;

namespace PerSense.Engine.Models;

/// <summary>
/// The models on disk: those that came with the program, those that people imported, and the pool that loads them. Thread-safe.
/// </summary>
/// <param name="folder">The models folder, as <see cref="ModelFolder.Locate"/> gives it.</param>
/// <param name="catalogue">Its catalogue.</param>
/// <param name="pool">Where sessions live; borrowed.</param>
/// <param name="installed">The imported models; null when there cannot be any.</param>
public sealed class ModelLibrary(string folder, ModelCatalogue catalogue, SessionPool pool, InstalledModels? installed = null)
{
    private readonly Checksum _checksum = new();

    /// <summary>All models: those that came with the program, then those that are installed now.</summary>
    public ModelCatalogue Catalogue => installed is null ? catalogue : catalogue.With(
        [.. installed.Packages.SelectMany(static package => package.Models).Where(model => !IsShipped(model.Id))]);

    /// <summary>The folder of the models that came with the program.</summary>
    public string Folder => folder;

    /// <summary>The imported models; null when there cannot be any.</summary>
    public InstalledModels? Installed => installed;

    /// <summary>The device that sessions run on, and why.</summary>
    public DeviceReport Device => pool.Device;

    /// <summary>Whether a model came with the program.</summary>
    /// <param name="id">The model's id.</param>
    public bool IsShipped(string id) => catalogue.Models.Any(model => model.Id == id);

    /// <summary>
    /// The models of a selection, completed with what belongs to them: an encoder's decoder, an embedded density's prototypes, an imported
    /// density's stem.
    /// </summary>
    /// <param name="selection">What a person chose.</param>
    /// <returns>A bundle of the catalogue when nothing else was chosen; otherwise one for this run, with no verifier.</returns>
    /// <exception cref="ModelCatalogueException">Something chosen is not there or does not fit the rest; the message names every fault.</exception>
    public ModelBundle Select(ModelSelection selection)
    {
        ArgumentNullException.ThrowIfNull(selection);
        return new SelectionRules(Catalogue, installed?.Packages ?? []).Resolve(selection);
    }

    /// <summary>Checks a model's files without loading it.</summary>
    /// <param name="model">A model of the catalogue.</param>
    /// <returns>The first of its files that cannot be used; its own when all can.</returns>
    public ModelFileReport Inspect(ModelManifest model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var reports = model.Files().Select(file => Inspect(model, file)).ToList();
        return reports.FirstOrDefault(static report => report.State != ModelFileState.Ready) ?? reports[0];
    }

    /// <summary>A session of a model; loads and verifies it on first use.</summary>
    /// <param name="model">A model of the catalogue.</param>
    /// <param name="contract">What the caller expects of it; the manifest's axes are put in.</param>
    /// <returns>A session that the pool owns.</returns>
    /// <exception cref="ModelLoadException">The file is missing, damaged or does not fit; the message says what to do.</exception>
    public ModelSession Open(ModelManifest model, ModelContract contract)
    {
        ArgumentNullException.ThrowIfNull(contract);
        var report = Inspect(model);
        return report.State == ModelFileState.Ready
            ? pool.Get(new(model.Id, report.Path, contract.Bind(model.Axes)))
            : throw new ModelLoadException(report.Message);
    }

    /// <summary>A file that lies beside a model's own; verified.</summary>
    /// <param name="model">A model of the catalogue.</param>
    /// <param name="name">The file's name without its folder.</param>
    /// <returns>Its full path.</returns>
    /// <exception cref="ModelLoadException">There is none, or it is damaged.</exception>
    public string Companion(ModelManifest model, string name)
    {
        var report = Inspect(model);
        if (report.State != ModelFileState.Ready)
        {
            throw new ModelLoadException(report.Message);
        }

        return model.Companions.FirstOrDefault(file => Path.GetFileName(file.File) == name) is { } companion
            ? PathOf(model, companion)
            : throw new ModelLoadException($"Model '{model.Id}' came without its file {name}. {Remedy(model)}");
    }

    /// <summary>Removes imported models: their sessions end after the runs that are under way, and their files go.</summary>
    /// <param name="packageId">The id of the import.</param>
    /// <exception cref="ModelCatalogueException">No such models are installed, they came with the program, or their files cannot be removed.</exception>
    public void Remove(string packageId)
    {
        if (IsShipped(packageId) || catalogue.Bundles.Any(bundle => bundle.Id == packageId))
        {
            throw new ModelCatalogueException($"'{packageId}' came with the program and cannot be removed. Only imported models can.");
        }

        var package = (installed ?? throw new ModelCatalogueException("Imported models are not in use here, so none can be removed.")).Package(packageId);
        installed.Remove(packageId);
        foreach (var model in package.Models)
        {
            pool.Drop(model.Id);
        }
    }

    private ModelFileReport Inspect(ModelManifest model, ModelFile expected)
    {
        var path = PathOf(model, expected);
        var file = new FileInfo(path);
        if (!file.Exists)
        {
            return new(model, path, ModelFileState.Missing, $"Model '{model.Id}' is missing: there is no file {path}. Put it there; it comes from {model.Source}");
        }

        if (file.Length != expected.Bytes)
        {
            return new(model, path, ModelFileState.WrongLength, $"Model '{model.Id}' ({path}) has {file.Length} bytes, {expected.Bytes} are expected: it was cut short or "
                + $"exchanged. {Remedy(model)}");
        }

        return string.Equals(_checksum.Sha256(path), expected.Sha256, StringComparison.OrdinalIgnoreCase)
            ? new(model, path, ModelFileState.Ready, $"Model '{model.Id}' is ready.")
            : new(model, path, ModelFileState.WrongChecksum, $"Model '{model.Id}' ({path}) has another SHA-256 than the catalogue: it was damaged or exchanged. "
                + Remedy(model));
    }

    private string PathOf(ModelManifest model, ModelFile file) => Path.Combine(IsShipped(model.Id) ? folder : installed?.Folder ?? folder, file.File);

    private string Remedy(ModelManifest model) => IsShipped(model.Id) || installed is null
        ? "Restore the file that came with the catalogue."
        : "Remove these models and import the checkpoint again.";
}
