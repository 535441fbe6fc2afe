using PerSense.Engine.Models;

namespace PerSense.Web.Cli;

/// <summary>Models by the name of one or of an import.</summary>
internal static class ModelChoice
{
    /// <summary>The models that a name stands for.</summary>
    /// <param name="library">The models on disk.</param>
    /// <param name="id">A model's id or an import's; null for all models.</param>
    /// <exception cref="CommandFault">There is nothing of that name.</exception>
    public static IReadOnlyList<ModelManifest> Find(ModelLibrary library, string? id)
    {
        var models = library.Catalogue.Models;
        var package = library.Installed!.Packages.FirstOrDefault(package => package.Id == id);
        var found = id is null ? models : package?.Models ?? [.. models.Where(model => model.Id == id)];
        return found.Count > 0 ? found : throw CommandFault.BadInput(
            $"There is no model or import '{id}'. There is {string.Join(", ", library.Installed.Packages.Select(static package => package.Id).Concat(models.Select(static model => model.Id)))}.");
    }
}
