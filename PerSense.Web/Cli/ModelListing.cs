using PerSense.Engine.Models;

namespace PerSense.Web.Cli;

/// <summary>The output of <c>models list --json</c>.</summary>
/// <param name="Folder">The models folder.</param>
/// <param name="Models">All models.</param>
/// <param name="Bundles">Which belong together.</param>
internal sealed record ModelListing(string Folder, IReadOnlyList<ModelListing.Entry> Models, IReadOnlyList<ModelBundle> Bundles)
{
    /// <summary>Lists a library, checking every file.</summary>
    public static ModelListing Of(ModelLibrary library) =>
        new(library.Folder, [.. library.Catalogue.Models.Select(model => Entry.Of(library.Inspect(model)))], library.Catalogue.Bundles);

    /// <summary>One model and the state of its file.</summary>
    internal sealed record Entry(string Id, ModelRole Role, string Description, string Licence, string Source, long Bytes, string Path, ModelFileState State, string Message)
    {
        public static Entry Of(ModelFileReport report) => new(
            report.Model.Id,
            report.Model.Role,
            report.Model.Description,
            report.Model.Licence,
            report.Model.Source,
            report.Model.Bytes,
            report.Path,
            report.State,
            report.Message);
    }
}
