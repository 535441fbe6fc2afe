using System.Collections.Concurrent;

namespace PerSense.Web.Realtime;

/// <summary>A page's subscription.</summary>
internal sealed class Listener(Guid userId, ListenerScope scope, Func<JobMessage, Task> handler, Action<Listener> leave) : IDisposable
{
    private readonly ConcurrentDictionary<Guid, bool> _projects = new();

    public Guid UserId { get; } = userId;

    /// <summary>Passes on what the page may hear; masks go to the canvas through the hub.</summary>
    public async Task TellAsync(JobMessage message)
    {
        var isMeant = message is not JobMessage.Instances && (scope.ImageId is null || scope.ImageId == message.ImageId)
            && (scope.ProjectId is null || scope.ProjectId == message.ProjectId);
        if (isMeant && await IsMineAsync(message))
        {
            await handler(message);
        }
    }

    public void Leave(Guid projectId) => _projects.TryRemove(projectId, out _);

    public void Dispose() => leave(this);

    // Asked anew at every change of a job's state, so that a project joined later is heard; progress in between is many.
    private async ValueTask<bool> IsMineAsync(JobMessage message)
    {
        if (message is JobMessage.Changed || !_projects.TryGetValue(message.ProjectId, out var isMine))
        {
            isMine = await scope.IsMember(UserId, message.ProjectId);
            _projects[message.ProjectId] = isMine;
        }

        return isMine;
    }
}
