using Microsoft.Extensions.Options;
using PerSense.Engine.Inference;
using PerSense.Engine.Models;
using PerSense.Engine.Models.Installed;
using PerSense.Engine.Models.Official;

namespace PerSense.Web.Configuration;

/// <summary>Where models are: the same for the server and for the command line.</summary>
public sealed class ModelFolders(IOptions<EngineOptions> engine, DataFolder data)
{
    /// <summary>The folder that came with the program.</summary>
    /// <exception cref="ModelCatalogueException">There is none; the message says what to do.</exception>
    public string Shipped => ModelFolder.Locate(engine.Value.ModelsFolder);

    /// <summary>The folder for what people import; made by the first import.</summary>
    public string Installed => Path.GetFullPath(engine.Value.InstalledModelsFolder ?? data.Models);

    /// <summary>The published checkpoints.</summary>
    /// <exception cref="ModelCatalogueException">The list is missing or has faults.</exception>
    public OfficialCatalogue Official() => OfficialCatalogue.Load(Shipped);

    /// <summary>The models of both folders.</summary>
    /// <param name="pool">Where sessions live; borrowed.</param>
    /// <exception cref="ModelCatalogueException">The catalogue is missing or has faults.</exception>
    public ModelLibrary Open(SessionPool pool) => new(Shipped, ModelCatalogue.Load(Shipped), pool, new InstalledModels(Installed));
}
