using PerSense.Engine.Inference;
using PerSense.Engine.Models;

namespace PerSense.Web.Cli;

/// <summary>The models that the commands work with: the folder, its catalogue and one pool.</summary>
internal sealed class EngineModels : IDisposable
{
    private readonly SessionPool _pool;

    private EngineModels(SessionPool pool, ModelLibrary library)
    {
        _pool = pool;
        Library = library;
    }

    public ModelLibrary Library { get; }

    /// <summary>Reads the catalogue; no model is loaded.</summary>
    /// <exception cref="CommandFault">There is no models folder, or its catalogue has faults.</exception>
    public static EngineModels Open()
    {
        try
        {
            var folder = ModelFolder.Locate(configured: null);
            var catalogue = ModelCatalogue.Load(folder);
            var pool = new SessionPool(new InferenceOptions());
            return new(pool, new ModelLibrary(folder, catalogue, pool));
        }
        catch (ModelCatalogueException fault)
        {
            throw CommandFault.Failure(fault.Message);
        }
    }

    public void Dispose() => _pool.Dispose();
}
