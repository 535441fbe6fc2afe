using Microsoft.EntityFrameworkCore;
using PerSense.Web.Access;
using PerSense.Web.Configuration;
using PerSense.Web.Data;

namespace PerSense.Web.Features.Admin;

/// <summary>What administrators see of the disk.</summary>
public sealed class DiskQueries(IDbContextFactory<AppDbContext> databases, AdministratorAccess access, DataFolder folder)
{
    public async Task<DiskUse> ReadAsync(CancellationToken cancellationToken)
    {
        await access.DemandAsync(cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var (images, runs) = (await db.Images.CountAsync(cancellationToken), await db.Runs.CountAsync(cancellationToken));
        return await Task.Run(
            () => new DiskUse(
                folder.Root, Size(folder.Images), Size(folder.Renditions), Size(folder.Runs), DatabaseSize(), new DriveInfo(folder.Root).AvailableFreeSpace, images, runs),
            cancellationToken);
    }

    private static long Size(string path) => new DirectoryInfo(path).EnumerateFiles("*", SearchOption.AllDirectories).Sum(static file => file.Length);

    // With the write-ahead log.
    private long DatabaseSize() => new DirectoryInfo(folder.Root).EnumerateFiles($"{Path.GetFileName(folder.Database)}*").Sum(static file => file.Length);
}
