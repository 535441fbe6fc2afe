using Microsoft.Extensions.Options;
using PerSense.Engine.Inference;
using PerSense.Engine.Models;
using PerSense.Engine.Models.Import;
using PerSense.Web.Configuration;

namespace PerSense.Web.Cli;

/// <summary>The models that the commands work with: the folders that the server would use, and one pool.</summary>
internal sealed class EngineModels : IDisposable
{
    private readonly SessionPool _pool;

    private EngineModels(ModelFolders folders, SessionPool pool)
    {
        _pool = pool;
        Folders = folders;
        Library = folders.Open(pool);
    }

    public ModelFolders Folders { get; }

    public ModelLibrary Library { get; }

    /// <summary>Reads the settings and the catalogue; no model is loaded.</summary>
    /// <param name="dataFolder">The data folder; null for the one that the server would use.</param>
    /// <exception cref="CommandFault">There is no models folder, its catalogue has faults, or a setting has.</exception>
    public static EngineModels Open(string? dataFolder = null)
    {
        var configuration = PerSenseServer.CreateBuilder().Configuration;
        var engine = configuration.GetSection(EngineOptions.Section).Get<EngineOptions>() ?? new EngineOptions();
        var storage = configuration.GetSection(StorageOptions.Section).Get<StorageOptions>() ?? new StorageOptions();
        storage.DataFolder = dataFolder ?? storage.DataFolder;
        SessionPool? pool = null;
        try
        {
            pool = new SessionPool(engine.ToInference(concurrentJobs: 1));
            return new(new ModelFolders(Options.Create(engine), new DataFolder(Options.Create(storage))), pool);
        }
        catch (Exception fault) when (fault is ModelCatalogueException or ArgumentException)
        {
            pool?.Dispose();
            throw CommandFault.Failure(fault.Message);
        }
    }

    /// <summary>What imports checkpoints into the folder of installed models.</summary>
    public ModelImporter Importer() => new(Library.Installed!, Folders.Official());

    public void Dispose() => _pool.Dispose();
}
