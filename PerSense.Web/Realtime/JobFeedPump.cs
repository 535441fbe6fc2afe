using Microsoft.AspNetCore.SignalR;

namespace PerSense.Web.Realtime;

/// <summary>Delivers what jobs tell: to the hub's watchers and to the pages that listen.</summary>
internal sealed class JobFeedPump(JobFeed feed, IHubContext<SegmentationHub> hub, WatchRegistry watches, ILogger<JobFeedPump> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var message in feed.Messages.ReadAllAsync(stoppingToken))
            {
                await DeliverAsync(message, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // A server that could not start stops its services too; the host would report that as their fault.
        }
    }

    private async Task DeliverAsync(JobMessage message, CancellationToken stoppingToken)
    {
        await TrySendAsync(message, stoppingToken);
        foreach (var listener in watches.Listeners)
        {
            listener.Tell(message);
        }
    }

    // A message that cannot be sent must not silence the pages, nor the next message.
    private async Task TrySendAsync(JobMessage message, CancellationToken stoppingToken)
    {
        try
        {
            await SendAsync(message, stoppingToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
        {
            log.LogWarning(fault, "The message {Message} of job {JobId} could not be sent to its watchers", message.Name, message.JobId);
        }
    }

    private async Task SendAsync(JobMessage message, CancellationToken stoppingToken)
    {
        var watchers = hub.Clients.Group(WatchRegistry.Group(message.ImageId));
        foreach (var part in HubPayload.Parts(message))
        {
            await watchers.SendAsync(message.Name, part, stoppingToken);
        }
    }
}
