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
            : watches.Listen(await user.IdAsync(), new ListenerScope(projectId, imageId, IsMemberAsync), handler);
    }

    public async Task<IDisposable> SubscribeToMineAsync(Func<JobMessage, Task> handler) =>
        watches.Listen(await user.IdAsync(), new ListenerScope(null, null, IsMemberAsync), handler);

    private async Task<bool> IsMemberAsync(Guid userId, Guid projectId)
    {
        await using var db = await databases.CreateDbContextAsync();
        return await db.Members.AnyAsync(member => member.UserId == userId && member.ProjectId == projectId);
    }
}
