using Microsoft.Extensions.Options;
using PerSense.Engine.Inference;
using PerSense.Engine.Models;
using PerSense.Web.Configuration;

namespace PerSense.Web.Features.ModelLibrary;

/// <summary>The models of this server: one pool for all jobs, opened when first needed so that the pages work without it.</summary>
public sealed class ServerModels(ModelFolders folders, IOptions<EngineOptions> engine, IOptions<JobOptions> jobs) : IDisposable
{
    private readonly Lazy<SessionPool> _pool = new(() => new SessionPool(engine.Value.ToInference(jobs.Value.Workers)));
    private readonly Lock _gate = new();
    private Engine.Models.ModelLibrary? _library;

    /// <summary>The models on disk. A catalogue that could not be read is tried again at the next call.</summary>
    /// <exception cref="ModelCatalogueException">There is no catalogue, or it has faults; the message says what to do.</exception>
    public Engine.Models.ModelLibrary Library
    {
        get
        {
            lock (_gate)
            {
                return _library ??= folders.Open(_pool.Value);
            }
        }
    }

    /// <summary>The device that jobs run on, and why.</summary>
    /// <exception cref="ModelLoadException">The runtime itself cannot be loaded.</exception>
    public DeviceReport Device => _pool.Value.Device;

    public void Dispose()
    {
        if (_pool.IsValueCreated)
        {
            _pool.Value.Dispose();
        }
    }
}
