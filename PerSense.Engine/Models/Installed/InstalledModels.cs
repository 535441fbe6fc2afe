using System.Text.Json;

namespace PerSense.Engine.Models.Installed;

/// <summary>
/// The folder of models that people imported: one folder for each import, with a manifest inside. A folder counts only when it is whole,
/// because an import makes it under another name and moves it at the end. Changes made by other programs are seen. Thread-safe.
/// </summary>
/// <param name="folder">The folder; made by the first import.</param>
public sealed class InstalledModels(string folder)
{
    /// <summary>The file name of a package's manifest.</summary>
    public const string ManifestName = "manifest.json";

    /// <summary>What the names of folders begin with that are being made or removed.</summary>
    internal const string UnfinishedPrefix = ".unfinished-";

    private static readonly TimeSpan _leastRest = TimeSpan.FromDays(1);
    private readonly Lock _gate = new();
    private InstalledState? _state;

    /// <summary>The folder.</summary>
    public string Folder { get; } = Path.GetFullPath(folder);

    /// <summary>What is installed, by id.</summary>
    public IReadOnlyList<InstalledPackage> Packages => State().Packages;

    /// <summary>Every folder that cannot be used, as a sentence that says why and what to do.</summary>
    public IReadOnlyList<string> Faults => State().Faults;

    /// <summary>A package by its id.</summary>
    /// <param name="id">The id.</param>
    /// <exception cref="ModelCatalogueException">There is none.</exception>
    public InstalledPackage Package(string id) => Packages.FirstOrDefault(package => package.Id == id) ?? throw new ModelCatalogueException(
        $"No models '{id}' are installed. {(Packages.Count == 0 ? "None are." : $"There is {string.Join(", ", Packages.Select(static package => package.Id))}.")}");

    /// <summary>Removes a package and its files.</summary>
    /// <param name="id">The id.</param>
    /// <exception cref="ModelCatalogueException">There is none, or its files cannot be removed.</exception>
    public void Remove(string id)
    {
        var package = Package(id);
        try
        {
            // Away at once: what is half deleted must not be taken for whole.
            var aside = Path.Combine(Folder, UnfinishedPrefix + Path.GetRandomFileName());
            Directory.Move(Path.Combine(Folder, package.Id), aside);
            Directory.Delete(aside, recursive: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ModelCatalogueException($"The models '{id}' cannot be removed: {fault.Message} Close what uses them and see that the folder may be written.", fault);
        }
    }

    /// <summary>Deletes what an import left that was killed: unfinished folders a day older than the last change here. One that resists stays.</summary>
    internal void Sweep()
    {
        var abandoned = Directory.GetLastWriteTimeUtc(Folder) - _leastRest;
        foreach (var path in Directory.GetDirectories(Folder, UnfinishedPrefix + "*").Where(path => Directory.GetLastWriteTimeUtc(path) < abandoned))
        {
            try
            {
                Directory.Delete(path, recursive: true);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                // It is not in the way, and the next import tries again.
            }
        }
    }

    private InstalledState State()
    {
        // Installing and removing move a whole folder, which changes the time of the one above it.
        var changed = Directory.GetLastWriteTimeUtc(Folder);
        lock (_gate)
        {
            return _state?.Changed == changed ? _state : _state = Read(changed);
        }
    }

    private InstalledState Read(DateTime changed)
    {
        List<InstalledPackage> packages = [];
        List<string> faults = [];
        var folders = Directory.Exists(Folder) ? Directory.GetDirectories(Folder).Order(StringComparer.Ordinal) : Enumerable.Empty<string>();
        foreach (var path in folders.Where(static path => !Path.GetFileName(path).StartsWith('.')))
        {
            try
            {
                packages.Add(Read(path, packages));
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or JsonException or ModelCatalogueException)
            {
                faults.Add($"The installed models in {path} cannot be used: {fault.Message} Remove that folder and import the checkpoint again.");
            }
        }

        return new(changed, packages, faults);
    }

    private static InstalledPackage Read(string path, List<InstalledPackage> others)
    {
        var package = JsonSerializer.Deserialize<InstalledPackage>(File.ReadAllText(Path.Combine(path, ManifestName)), ModelJson.Strict)
            ?? throw new JsonException("The manifest is empty.");
        var taken = others.SelectMany(static other => other.Models).Select(static model => model.Id).ToHashSet(StringComparer.Ordinal);
        List<string> faults =
        [
            .. package.Version == InstalledPackage.KnownVersion ? [] : new[] { $"version is {package.Version}, this program reads version {InstalledPackage.KnownVersion}" },
            .. package.Id == Path.GetFileName(path) ? [] : new[] { $"id is '{package.Id}', which is not the folder's name" },
            .. package.Models.SelectMany(CatalogueCheck.ModelFaults),
            .. package.Models.Where(model => !model.Id.StartsWith(package.Id + "-", StringComparison.Ordinal) || !taken.Add(model.Id))
                .Select(model => $"model id '{model.Id}' must start with '{package.Id}-' and be there once"),
            .. package.Models.SelectMany(static model => model.Files()).Where(file => !file.File.StartsWith(package.Id + "/", StringComparison.Ordinal))
                .Select(file => $"file '{file.File}' must lie in the folder '{package.Id}'"),
        ];
        return faults.Count == 0 ? package : throw new ModelCatalogueException($"{string.Join("; ", faults)}.");
    }
}
