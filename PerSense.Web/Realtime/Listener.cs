using System.Collections.Concurrent;

namespace PerSense.Web.Realtime;

/// <summary>A page's subscription.</summary>
internal sealed class Listener(
    Guid userId, IReadOnlyCollection<Guid> projectIds, Guid? imageId, Func<JobMessage, Task> handler, Action<Listener> leave) : IDisposable
{
    private readonly ConcurrentDictionary<Guid, byte> _projects = new(projectIds.Select(static id => KeyValuePair.Create(id, (byte)0)));

    public Guid UserId { get; } = userId;

    public bool Hears(JobMessage message) =>
        message is not JobMessage.Instances && _projects.ContainsKey(message.ProjectId) && (imageId is null || imageId == message.ImageId);

    public Task TellAsync(JobMessage message) => handler(message);

    public void Leave(Guid projectId) => _projects.TryRemove(projectId, out _);

    public void Dispose() => leave(this);
}
