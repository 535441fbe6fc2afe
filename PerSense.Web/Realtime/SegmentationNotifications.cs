using Microsoft.EntityFrameworkCore;
using PerSense.Web.Access;
using PerSense.Web.Data;

namespace PerSense.Web.Realtime;

internal sealed class SegmentationNotifications(
    IDbContextFactory<AppDbContext> databases, ProjectAccess access, CurrentUser user, WatchRegistry watches) : ISegmentationNotifications
{
    public async Task<IDisposable?> SubscribeAsync(Guid projectId, Guid? imageId, Func<JobMessage, Task> handler)
    {
        await using var db = await databases.CreateDbContextAsync();
        return await access.RoleAsync(db, projectId, CancellationToken.None) is null
            ? null
            : watches.Listen(await user.IdAsync(), [projectId], imageId, handler);
    }

    public async Task<IDisposable> SubscribeToMineAsync(Func<JobMessage, Task> handler)
    {
        await using var db = await databases.CreateDbContextAsync();
        var projects = await (await access.ProjectsAsync(db)).Select(static project => project.Id).ToListAsync();
        return watches.Listen(await user.IdAsync(), projects, null, handler);
    }
}
