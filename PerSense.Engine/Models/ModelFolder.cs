namespace PerSense.Engine.Models;

/// <summary>Finds the folder that holds the models and their catalogue.</summary>
public static class ModelFolder
{
    /// <summary>The environment variable that names the folder when the settings do not.</summary>
    public const string Variable = "PERSENSE_MODELS";

    /// <summary>
    /// The folder: the configured one, else the one that <see cref="Variable"/> names, else the first <c>models</c> folder with a catalogue
    /// beside the program or in a folder above it.
    /// </summary>
    /// <param name="configured">The folder from the settings; null or empty when they name none.</param>
    /// <returns>Its full path.</returns>
    /// <exception cref="ModelCatalogueException">The named folder holds no catalogue, or none was found.</exception>
    public static string Locate(string? configured)
    {
        var named = string.IsNullOrWhiteSpace(configured) ? Environment.GetEnvironmentVariable(Variable) : configured;
        return string.IsNullOrWhiteSpace(named) ? Above(AppContext.BaseDirectory) : Named(Path.GetFullPath(named));
    }

    private static string Named(string folder) => HoldsCatalogue(folder) ? folder : throw new ModelCatalogueException(
        $"The models folder {folder} holds no {ModelCatalogue.FileName}. Name the folder that came with the program, in the settings or in {Variable}.");

    private static string Above(string start)
    {
        for (var at = new DirectoryInfo(start); at is not null; at = at.Parent)
        {
            var folder = Path.Combine(at.FullName, "models");
            if (HoldsCatalogue(folder))
            {
                return folder;
            }
        }

        throw new ModelCatalogueException(
            $"There is no models folder with a {ModelCatalogue.FileName} in {start} or above it. Name it in the settings or in {Variable}.");
    }

    private static bool HoldsCatalogue(string folder) => File.Exists(Path.Combine(folder, ModelCatalogue.FileName));
}
