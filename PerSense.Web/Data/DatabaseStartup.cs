using Microsoft.EntityFrameworkCore;
using PerSense.Web.Configuration;

namespace PerSense.Web.Data;

/// <summary>Before anything else starts: locks the data folder, empties its temporary part and brings the database up to date.</summary>
internal sealed class DatabaseStartup(DataFolder folder, DataFolderLock folderLock, IDbContextFactory<AppDbContext> databases) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        folder.Create();
        folderLock.Take();
        foreach (var leftover in Directory.EnumerateFiles(folder.Temporary))
        {
            File.Delete(leftover);
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await db.Database.MigrateAsync(cancellationToken);

        // Readers and the one writer do not wait for each other; the setting stays in the file.
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
