using PerSense.Engine.Models;
using PerSense.Engine.Models.Import;
using PerSense.Engine.Models.Official;
using PerSense.Web.Data.Files;

namespace PerSense.Web.Features.ModelLibrary.Imports;

/// <summary>The imports of this server, one at a time in the background. Knows no persons: who may is decided by the caller. Thread-safe.</summary>
public sealed partial class ModelImports(CheckpointIntake intake, TimeProvider clock, IHostApplicationLifetime lifetime, ILogger<ModelImports> logger) : IDisposable
{
    private const int Kept = 20;

    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _turn = new(1);
    private readonly List<ModelImport> _imports = [];
    private readonly Dictionary<Guid, CancellationTokenSource> _stops = [];

    /// <summary>Raised, on any thread, when an import moved on.</summary>
    public event Action? Changed;

    /// <summary>The latest imports, latest first.</summary>
    public IReadOnlyList<ModelImport> Latest
    {
        get
        {
            lock (_gate)
            {
                return [.. _imports];
            }
        }
    }

    /// <summary>Begins an import; it waits while another one is at work.</summary>
    /// <returns>Its id.</returns>
    public Guid Start(ImportSource source, bool isHalf)
    {
        var import = new ModelImport(Guid.CreateVersion7(), source.Name, isHalf, clock.GetUtcNow(), new ImportState.Waiting());
        var stop = CancellationTokenSource.CreateLinkedTokenSource(lifetime.ApplicationStopping);
        lock (_gate)
        {
            _imports.Insert(0, import);
            _stops[import.Id] = stop;
            while (_imports.Count > Kept && _imports[^1].State.IsOver)
            {
                _imports.RemoveAt(_imports.Count - 1);
            }
        }

        _ = Task.Run(() => RunAsync(import, source, stop), CancellationToken.None);
        return import.Id;
    }

    /// <summary>Stops an import.</summary>
    /// <returns>False when it is over already or was never there.</returns>
    public bool Cancel(Guid id)
    {
        lock (_gate)
        {
            var isOpen = _stops.TryGetValue(id, out var stop);
            stop?.Cancel();
            return isOpen;
        }
    }

    public void Dispose() => _turn.Dispose();

    // Never throws: whatever happens becomes the import's state.
    private async Task RunAsync(ModelImport import, ImportSource source, CancellationTokenSource stop)
    {
        try
        {
            await _turn.WaitAsync(stop.Token);
            try
            {
                Move(import.Id, new ImportState.Running("starting", null));
                var report = await intake.ImportAsync(source, new ImportOptions { Half = import.IsHalf }, state => Move(import.Id, state), stop.Token);
                Move(import.Id, new ImportState.Done(report));
            }
            finally
            {
                _turn.Release();
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            Move(import.Id, new ImportState.Cancelled());
        }
        catch (Exception fault)
        {
            Move(import.Id, new ImportState.Failed(Explain(import.Id, fault)));
        }
        finally
        {
            CheckpointIntake.Forget(source);
            lock (_gate)
            {
                _stops.Remove(import.Id);
            }

            stop.Dispose();
        }
    }

    private string Explain(Guid id, Exception fault)
    {
        if (DiskFull.Is(fault))
        {
            return DiskFull.Message;
        }

        if (fault is ModelImportException or ModelDownloadException or ModelCatalogueException)
        {
            return fault.Message;
        }

        LogBroken(id, fault);
        return $"Something went wrong that PerSense did not expect; nothing was installed. The server's log has the details under {id}.";
    }

    private void Move(Guid id, ImportState state)
    {
        lock (_gate)
        {
            var place = _imports.FindIndex(import => import.Id == id);
            if (place >= 0)
            {
                _imports[place] = _imports[place] with { State = state };
            }
        }

        Changed?.Invoke();
    }

    [LoggerMessage(LogLevel.Error, "The import {Id} failed")]
    private partial void LogBroken(Guid id, Exception fault);
}
