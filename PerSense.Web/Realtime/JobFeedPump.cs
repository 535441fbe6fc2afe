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

    private async Task DeliverAsync(JobMessage message, CancellationToken cancellationToken)
    {
        var watchers = hub.Clients.Group(WatchRegistry.Group(message.ImageId));
        foreach (var part in HubPayload.Parts(message))
        {
            await watchers.SendAsync(message.Name, part, cancellationToken);
        }

        foreach (var listener in watches.ListenersTo(message))
        {
            await TellAsync(listener, message);
        }
    }

    // One page that fails must not silence the others.
    private async Task TellAsync(Listener listener, JobMessage message)
    {
        try
        {
            await listener.TellAsync(message);
        }
        catch (Exception fault)
        {
            log.LogWarning(fault, "A page failed on the message {Message}", message.Name);
        }
    }
}
