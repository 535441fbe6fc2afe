using System.Collections.Concurrent;
using System.Threading.Channels;

namespace PerSense.Web.Realtime;

/// <summary>A page's subscription with a queue of its own, so that a page that does not answer keeps no other one waiting.</summary>
internal sealed class Listener(Guid userId, ListenerScope scope, Func<JobMessage, Task> handler, ILogger log) : IDisposable
{
    // A page with so much left to hear does without progress: it is told again soon, and must not push out what is told once.
    private const int Behind = 16;

    // Beyond that the oldest is lost. The latest says how things stand.
    private const int Capacity = 256;

    private readonly ConcurrentDictionary<Guid, bool> _projects = new();
    private readonly CancellationTokenSource _closed = new();
    private readonly Channel<JobMessage> _waiting = Channel.CreateBounded<JobMessage>(
        new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    public Guid UserId { get; } = userId;

    /// <summary>Keeps for the page what it may hear; masks go to the canvas through the hub. Never waits.</summary>
    public void Tell(JobMessage message)
    {
        var isMeant = message is not JobMessage.Instances && (scope.ImageId is null || scope.ImageId == message.ImageId)
            && (scope.ProjectId is null || scope.ProjectId == message.ProjectId);
        if (isMeant && (message is not JobMessage.Progress || _waiting.Reader.Count < Behind))
        {
            _waiting.Writer.TryWrite(message);
        }
    }

    /// <summary>Passes on what the page was told, message by message in order, until it is closed; then what it has not answered is left.</summary>
    public async Task DeliverAsync()
    {
        try
        {
            while (!_closed.IsCancellationRequested)
            {
                await TryPassOnAsync(await _waiting.Reader.ReadAsync(_closed.Token));
            }
        }
        catch (OperationCanceledException) when (_closed.IsCancellationRequested)
        {
            // It was closed while nothing was to be told.
        }
    }

    public void Leave(Guid projectId) => _projects.TryRemove(projectId, out _);

    public void Dispose() => _closed.Cancel();

    // A message that fails must not silence the next ones. A page that is closed meanwhile cancels its own calls.
    private async Task TryPassOnAsync(JobMessage message)
    {
        try
        {
            await PassOnAsync(message).WaitAsync(_closed.Token);
        }
        catch (Exception fault)
        {
            var level = _closed.IsCancellationRequested ? LogLevel.Debug : LogLevel.Warning;
            log.Log(level, fault, "The message {Message} of job {JobId} could not be delivered to a page", message.Name, message.JobId);
        }
    }

    private async Task PassOnAsync(JobMessage message)
    {
        if (await IsMineAsync(message))
        {
            await handler(message);
        }
    }

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
