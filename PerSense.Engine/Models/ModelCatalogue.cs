using System.Text.Json;

namespace PerSense.Engine.Models;

/// <summary>The models a program knows, and which belong together: the content of <c>catalogue.json</c>. Immutable.</summary>
public sealed class ModelCatalogue
{
    /// <summary>The catalogue's file name in the models folder.</summary>
    public const string FileName = "catalogue.json";

    private ModelCatalogue(IReadOnlyList<ModelManifest> models, IReadOnlyList<ModelBundle> bundles)
    {
        Models = models;
        Bundles = bundles;
    }

    /// <summary>All models, in the file's order.</summary>
    public IReadOnlyList<ModelManifest> Models { get; }

    /// <summary>All bundles, in the file's order; the first is the one to start with.</summary>
    public IReadOnlyList<ModelBundle> Bundles { get; }

    /// <summary>Reads the catalogue of a models folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="ModelCatalogueException">There is no catalogue, or it has faults; the message names every one.</exception>
    public static ModelCatalogue Load(string folder)
    {
        var path = Path.Combine(folder, FileName);
        return File.Exists(path)
            ? Parse(File.ReadAllText(path), path)
            : throw new ModelCatalogueException($"There is no model catalogue at {path}. Set the models folder to the one that came with the program.");
    }

    /// <summary>Reads a catalogue.</summary>
    /// <param name="json">The document.</param>
    /// <param name="origin">Where it comes from, for messages.</param>
    /// <exception cref="ModelCatalogueException">The document has faults; the message names every one.</exception>
    public static ModelCatalogue Parse(string json, string origin)
    {
        var document = Read(json, origin);
        var faults = CatalogueCheck.Faults(document);
        return faults.Count == 0 ? new(document.Models, document.Bundles) : throw new ModelCatalogueException(
            $"The model catalogue {origin} has faults:\n- {string.Join("\n- ", faults)}\nCorrect them, or restore the file that came with the program.");
    }

    /// <summary>A model by its id.</summary>
    /// <param name="id">The id.</param>
    /// <exception cref="ModelCatalogueException">There is no such model.</exception>
    public ModelManifest Model(string id) => Models.FirstOrDefault(model => model.Id == id) ?? throw new ModelCatalogueException(
        $"There is no model '{id}'. Choose one of {string.Join(", ", Models.Select(static model => model.Id))}.");

    /// <summary>A bundle by its id.</summary>
    /// <param name="id">The id.</param>
    /// <exception cref="ModelCatalogueException">There is no such bundle.</exception>
    public ModelBundle Bundle(string id) => Bundles.FirstOrDefault(bundle => bundle.Id == id) ?? throw new ModelCatalogueException(
        $"There is no model bundle '{id}'. Choose one of {string.Join(", ", Bundles.Select(static bundle => bundle.Id))}.");

    /// <summary>A bundle's model for a role.</summary>
    /// <param name="bundle">A bundle of this catalogue.</param>
    /// <param name="role">The role.</param>
    /// <returns>The model; null when the bundle has none.</returns>
    public ModelManifest? Member(ModelBundle bundle, ModelRole role)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        return bundle.Models.Select(Model).FirstOrDefault(model => model.Role == role);
    }

    /// <summary>This catalogue with further models after its own.</summary>
    /// <param name="models">Models whose ids it does not have.</param>
    internal ModelCatalogue With(IReadOnlyList<ModelManifest> models) => new([.. Models, .. models], Bundles);

    private static CatalogueDocument Read(string json, string origin)
    {
        try
        {
            return JsonSerializer.Deserialize<CatalogueDocument>(json, ModelJson.Strict) ?? throw new JsonException("The document is null.");
        }
        catch (JsonException fault)
        {
            throw new ModelCatalogueException(
                $"The model catalogue {origin} cannot be read: {fault.Message} Correct it, or restore the file that came with the program.", fault);
        }
    }
}
