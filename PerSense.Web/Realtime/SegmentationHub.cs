using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;
using PerSense.Web.Access;
using PerSense.Web.Data;
using PerSense.Web.Features.Images;

namespace PerSense.Web.Realtime;

/// <summary>The hub at <c>/hubs/segmentation</c>; docs/api.md describes it for other clients.</summary>
public sealed class SegmentationHub(
    IDbContextFactory<AppDbContext> databases, ProjectAccess access, CurrentUser user, WatchRegistry watches, JobSnapshots snapshots) : Hub
{
    public const string Path = "/hubs/segmentation";

    /// <summary>
    /// Watches one image; what was watched before is given up. The caller first hears how things stand (the latest job's state; of a job
    /// at work its progress and its instances so far) and then what happens. An instance may be told twice; its index tells.
    /// </summary>
    public async Task Watch(Guid projectId, Guid imageId)
    {
        await using (var db = await databases.CreateDbContextAsync(Context.ConnectionAborted))
        {
            var images = await access.WithinAsync<StoredImage>(db, projectId);
            if (!await images.AnyAsync(image => image.Id == imageId, Context.ConnectionAborted))
            {
                throw new HubException(Refusal.NotFound("image").Message);
            }
        }

        await watches.WatchAsync(Context.ConnectionId, new HubWatch(await user.IdAsync(), projectId, imageId));
        foreach (var message in await snapshots.OfImageAsync(projectId, imageId, Context.ConnectionAborted))
        {
            foreach (var part in HubPayload.Parts(message))
            {
                await Clients.Caller.SendAsync(message.Name, part, Context.ConnectionAborted);
            }
        }
    }

    /// <summary>Stops watching.</summary>
    public Task Unwatch() => watches.StopWatchingAsync(Context.ConnectionId);

    public override Task OnDisconnectedAsync(Exception? exception) => watches.StopWatchingAsync(Context.ConnectionId);
}
