using PerSense.Engine.Models;
using PerSense.Engine.Models.Installed;
using PerSense.Engine.Models.Official;

namespace PerSense.Web.Cli;

/// <summary>The output of <c>models list --json</c>.</summary>
internal sealed record ModelListing
{
    /// <summary>The folder that came with the program.</summary>
    public required string Folder { get; init; }

    /// <summary>The folder of imported models.</summary>
    public required string InstalledFolder { get; init; }

    /// <summary>All models.</summary>
    public required IReadOnlyList<Entry> Models { get; init; }

    /// <summary>Which of the shipped models belong together.</summary>
    public required IReadOnlyList<ModelBundle> Bundles { get; init; }

    /// <summary>What was imported.</summary>
    public required IReadOnlyList<InstalledPackage> Installed { get; init; }

    /// <summary>What lies among the imported models and cannot be used.</summary>
    public required IReadOnlyList<string> Faults { get; init; }

    /// <summary>The checkpoints that can be imported.</summary>
    public required IReadOnlyList<OfficialCheckpoint> Official { get; init; }

    /// <summary>Lists a library, checking every file.</summary>
    public static ModelListing Of(ModelLibrary library, OfficialCatalogue official) => new()
    {
        Folder = library.Folder,
        InstalledFolder = library.Installed!.Folder,
        Models = [.. library.Catalogue.Models.Select(model => Entry.Of(library.Inspect(model)))],
        Bundles = library.Catalogue.Bundles,
        Installed = library.Installed.Packages,
        Faults = library.Installed.Faults,
        Official = official.Checkpoints,
    };

    /// <summary>One model and the state of its files.</summary>
    internal sealed record Entry(string Id, ModelRole Role, string Description, string Licence, string Source, long Bytes, string Path, ModelFileState State, string Message)
    {
        public static Entry Of(ModelFileReport report) => new(
            report.Model.Id,
            report.Model.Role,
            report.Model.Description,
            report.Model.Licence,
            report.Model.Source,
            report.Model.TotalBytes(),
            report.Path,
            report.State,
            report.Message);
    }
}
