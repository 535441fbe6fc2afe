using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;

namespace PerSense.Web.Realtime;

/// <summary>Who listens to what, so that a removed member stops hearing at once.</summary>
public sealed class WatchRegistry(IHubContext<SegmentationHub> hub, ILogger<WatchRegistry> log)
{
    private readonly ConcurrentDictionary<string, HubWatch> _connections = new();
    private readonly ConcurrentDictionary<Listener, byte> _listeners = new();

    /// <summary>The hub's group of one image's watchers.</summary>
    internal static string Group(Guid imageId) => $"image:{imageId}";

    /// <summary>Ends everything that a person hears of a project.</summary>
    public async Task RemoveMemberAsync(Guid projectId, Guid userId)
    {
        foreach (var listener in _listeners.Keys.Where(listener => listener.UserId == userId))
        {
            listener.Leave(projectId);
        }

        foreach (var (connectionId, watch) in _connections.Where(entry => entry.Value.ProjectId == projectId && entry.Value.UserId == userId).ToList())
        {
            await StopWatchingAsync(connectionId, watch);
        }
    }

    /// <summary>Ends everything that a person hears: the account was disabled.</summary>
    public async Task RemovePersonAsync(Guid userId)
    {
        foreach (var listener in _listeners.Keys.Where(listener => listener.UserId == userId))
        {
            listener.Dispose();
        }

        foreach (var (connectionId, watch) in _connections.Where(entry => entry.Value.UserId == userId).ToList())
        {
            await StopWatchingAsync(connectionId, watch);
        }
    }

    internal IDisposable Listen(Guid userId, ListenerScope scope, Func<JobMessage, Task> handler)
    {
        var listener = new Listener(userId, scope, handler, log);
        _listeners.TryAdd(listener, 0);
        _ = Task.Run(() => DeliverAsync(listener));
        return listener;
    }

    internal IReadOnlyList<Listener> Listeners => [.. _listeners.Keys];

    /// <summary>A connection watches one image at a time; the next watch replaces the one before.</summary>
    internal async Task WatchAsync(string connectionId, HubWatch watch)
    {
        await StopWatchingAsync(connectionId);
        _connections[connectionId] = watch;
        await hub.Groups.AddToGroupAsync(connectionId, Group(watch.ImageId));
    }

    internal Task StopWatchingAsync(string connectionId) =>
        _connections.TryGetValue(connectionId, out var watch) ? StopWatchingAsync(connectionId, watch) : Task.CompletedTask;

    private async Task DeliverAsync(Listener listener)
    {
        await listener.DeliverAsync();
        _listeners.TryRemove(listener, out _);
    }

    private Task StopWatchingAsync(string connectionId, HubWatch watch)
    {
        _connections.TryRemove(connectionId, out _);
        return hub.Groups.RemoveFromGroupAsync(connectionId, Group(watch.ImageId));
    }
}
