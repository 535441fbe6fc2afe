using PerSense.Engine.Inference;
using PerSense.Engine.Methods;
using PerSense.Engine.Models;

namespace PerSense.Tests.Stages;

/// <summary>The program's own embedded models, loaded once for the tests of a class.</summary>
public sealed class EmbeddedModels : IDisposable
{
    private readonly SessionPool _pool = new(new() { Device = DevicePreference.Cpu });

    public EmbeddedModels()
    {
        var folder = ModelFolder.Locate(null);
        Library = new(folder, ModelCatalogue.Load(folder), _pool);
        Methods = new MethodModelsFactory(Library).Create("embedded");
    }

    public ModelLibrary Library { get; }

    public MethodModels Methods { get; }

    /// <summary>The session of one of the bundle's models.</summary>
    public ModelSession Session(ModelRole role, ModelContract contract) =>
        Library.Open(Library.Catalogue.Member(Library.Catalogue.Bundle("embedded"), role)!, contract);

    public void Dispose() => _pool.Dispose();
}
