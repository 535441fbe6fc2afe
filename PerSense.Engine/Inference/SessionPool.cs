using System.Collections.Concurrent;

namespace PerSense.Engine.Inference;

/// <summary>
/// The loaded networks of a program: one session for each model, on one device, loaded on first use and shared by everybody. Thread-safe.
/// Owns the sessions; whoever got one borrows it.
/// </summary>
public sealed class SessionPool : IDisposable
{
    private readonly ConcurrentDictionary<SessionKey, Lazy<ModelSession>> _sessions = new();
    private readonly Lazy<SelectedDevice> _device;
    private volatile bool _disposed;

    /// <summary>An empty pool.</summary>
    /// <param name="options">How to use the machine.</param>
    /// <exception cref="ArgumentException">A setting is invalid; the message names every one.</exception>
    public SessionPool(InferenceOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Faults() is { Count: > 0 } faults)
        {
            throw new ArgumentException(string.Join(" ", faults), nameof(options));
        }

        _device = new(() => DeviceSelection.Choose(options));
    }

    /// <summary>The device that sessions run on, and why.</summary>
    public DeviceReport Device => _device.Value.Report;

    /// <summary>The session of a model; loads it when nobody has asked before. A model that failed to load is tried again.</summary>
    /// <param name="source">The model; calls that agree in id, path and contract id share a session.</param>
    /// <exception cref="ModelLoadException">It cannot be loaded.</exception>
    /// <exception cref="ObjectDisposedException">The pool was disposed.</exception>
    public ModelSession Get(ModelSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        ObjectDisposedException.ThrowIf(_disposed, this);
        var key = new SessionKey(source.Id, source.Path, source.Contract.Id);
        var entry = _sessions.GetOrAdd(key, _ => new(() => ModelSession.Load(source, _device.Value)));
        try
        {
            return Keep(entry.Value);
        }
        catch
        {
            _sessions.TryRemove(KeyValuePair.Create(key, entry));
            throw;
        }
    }

    /// <summary>Frees the sessions of a model after the runs that are under way; asking for it again loads its file anew.</summary>
    /// <param name="id">The model's id.</param>
    public void Drop(string id)
    {
        foreach (var key in _sessions.Keys.Where(key => key.Id == id))
        {
            Free(key);
        }
    }

    /// <summary>Waits for the runs under way and frees all sessions.</summary>
    public void Dispose()
    {
        _disposed = true;
        foreach (var key in _sessions.Keys)
        {
            Free(key);
        }
    }

    private void Free(SessionKey key)
    {
        if (_sessions.TryRemove(key, out var entry) && entry.IsValueCreated)
        {
            entry.Value.Dispose();
        }
    }

    // The pool may have been disposed while the model was loading.
    private ModelSession Keep(ModelSession session)
    {
        if (_disposed)
        {
            session.Dispose();
        }

        ObjectDisposedException.ThrowIf(_disposed, this);
        return session;
    }

    private readonly record struct SessionKey(string Id, string Path, string Contract);
}
