using Microsoft.EntityFrameworkCore;
using PerSense.Web.Features.Images;

namespace PerSense.Web.Data.Files;

/// <summary>Deletes files that no row refers to any more.</summary>
public sealed class ContentRelease(IDbContextFactory<AppDbContext> databases, IFileStore files, ContentLocks locks)
{
    /// <summary>After images were deleted: their originals and renditions, unless another image has the same bytes.</summary>
    public Task ImagesAsync(IEnumerable<string> hashes, CancellationToken cancellationToken) =>
        ReleaseAsync(hashes, static (db, hash, stop) => db.Images.AnyAsync(image => image.ContentHash == hash, stop), DeleteImage, cancellationToken);

    /// <summary>After runs were deleted: their instances and maps, unless another run has the same bytes.</summary>
    public Task RunsAsync(IEnumerable<string> hashes, CancellationToken cancellationToken) =>
        ReleaseAsync(hashes, IsUsedByARunAsync, hash => files.Delete(ContentArea.Runs, hash), cancellationToken);

    /// <summary>At the start, while nobody writes: what a killed server left behind between storing a file and its row.</summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var images = await db.Images.Select(static image => image.ContentHash).ToHashSetAsync(cancellationToken);
        foreach (var orphan in files.Keys(ContentArea.Images).Where(key => !images.Contains(key)).ToList())
        {
            DeleteImage(orphan);
        }

        var used = await db.Runs.Select(static run => new { run.InstancesHash, run.DensityHash, run.SimilarityHash }).ToListAsync(cancellationToken);
        var runs = used.SelectMany(static run => new[] { run.InstancesHash, run.DensityHash, run.SimilarityHash }).ToHashSet();
        foreach (var orphan in files.Keys(ContentArea.Runs).Where(key => !runs.Contains(key)).ToList())
        {
            files.Delete(ContentArea.Runs, orphan);
        }
    }

    private static Task<bool> IsUsedByARunAsync(AppDbContext db, string hash, CancellationToken cancellationToken) =>
        db.Runs.AnyAsync(run => run.InstancesHash == hash || run.DensityHash == hash || run.SimilarityHash == hash, cancellationToken);

    private async Task ReleaseAsync(
        IEnumerable<string> hashes, Func<AppDbContext, string, CancellationToken, Task<bool>> isUsed, Action<string> delete, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        foreach (var hash in hashes.Distinct(StringComparer.Ordinal))
        {
            using var turn = await locks.EnterAsync(hash, cancellationToken);
            if (!await isUsed(db, hash, cancellationToken))
            {
                delete(hash);
            }
        }
    }

    private void DeleteImage(string hash)
    {
        files.Delete(ContentArea.Images, hash);
        foreach (var rendition in Enum.GetValues<Rendition>())
        {
            files.Delete(ContentArea.Renditions, rendition.Key(hash));
        }
    }
}
