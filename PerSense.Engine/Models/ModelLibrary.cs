using PerSense.Engine.Inference;

namespace PerSense.Engine.Models;

/// <summary>The models on disk: the catalogue, the folder it describes, and the pool that loads from it. Thread-safe.</summary>
/// <param name="folder">The models folder, as <see cref="ModelFolder.Locate"/> gives it.</param>
/// <param name="catalogue">Its catalogue.</param>
/// <param name="pool">Where sessions live; borrowed.</param>
public sealed class ModelLibrary(string folder, ModelCatalogue catalogue, SessionPool pool)
{
    private readonly Checksum _checksum = new();

    /// <summary>The catalogue.</summary>
    public ModelCatalogue Catalogue => catalogue;

    /// <summary>The models folder.</summary>
    public string Folder => folder;

    /// <summary>The device that sessions run on, and why.</summary>
    public DeviceReport Device => pool.Device;

    /// <summary>Checks a model's file without loading it.</summary>
    /// <param name="model">A model of the catalogue.</param>
    public ModelFileReport Inspect(ModelManifest model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var path = Path.Combine(folder, model.File);
        var file = new FileInfo(path);
        if (!file.Exists)
        {
            return new(model, path, ModelFileState.Missing, $"Model '{model.Id}' is missing: there is no file {path}. Put it there; it comes from {model.Source}");
        }

        if (file.Length != model.Bytes)
        {
            return new(model, path, ModelFileState.WrongLength, $"Model '{model.Id}' ({path}) has {file.Length} bytes, {model.Bytes} are expected: it was cut short or "
                + "exchanged. Restore the file that came with the catalogue.");
        }

        return string.Equals(_checksum.Sha256(path), model.Sha256, StringComparison.OrdinalIgnoreCase)
            ? new(model, path, ModelFileState.Ready, $"Model '{model.Id}' is ready.")
            : new(model, path, ModelFileState.WrongChecksum, $"Model '{model.Id}' ({path}) has another SHA-256 than the catalogue: it was damaged or exchanged. "
                + "Restore the file that came with the catalogue.");
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
}
