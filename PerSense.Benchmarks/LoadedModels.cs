using PerSense.Engine.Inference;
using PerSense.Engine.Methods;
using PerSense.Engine.Models;

namespace PerSense.Benchmarks;

/// <summary>The first bundle of the catalogue, loaded once for the life of the process.</summary>
internal static class LoadedModels
{
    private static readonly Lazy<MethodModels> Loaded = new(Load);

    public static MethodModels Shared => Loaded.Value;

    private static MethodModels Load()
    {
        var folder = ModelFolder.Locate(configured: null);
        var catalogue = ModelCatalogue.Load(folder);
        var library = new ModelLibrary(folder, catalogue, new SessionPool(new InferenceOptions()));
        return new MethodModelsFactory(library).Create(catalogue.Bundles[0].Id);
    }
}
