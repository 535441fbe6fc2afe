using PerSense.Engine.Models.Import;
using PerSense.Engine.Models.Official;
using PerSense.Web.Configuration;

namespace PerSense.Web.Features.ModelLibrary.Imports;

/// <summary>Makes models of a checkpoint, wherever it comes from.</summary>
/// <param name="folders">Where models are.</param>
/// <param name="models">The server's models, of which the imported ones become part.</param>
/// <param name="downloads">How downloads reach servers.</param>
public sealed class CheckpointIntake(ModelFolders folders, ServerModels models, DownloadHandler downloads)
{
    private const string Downloads = ".downloads";

    /// <summary>Imports a checkpoint.</summary>
    /// <param name="source">Where it comes from.</param>
    /// <param name="options">What the administrator chose.</param>
    /// <param name="tell">Told of each step.</param>
    /// <param name="cancellationToken">Stops it; nothing is installed.</param>
    /// <exception cref="ModelImportException">The file cannot be imported.</exception>
    /// <exception cref="ModelDownloadException">The file cannot be had.</exception>
    internal async Task<ImportReport> ImportAsync(ImportSource source, ImportOptions options, Action<ImportState> tell, CancellationToken cancellationToken)
    {
        var path = source switch
        {
            ImportSource.ServerFile(var file) => file,
            ImportSource.Upload(var file) => file,
            ImportSource.Download(var checkpoint) => await DownloadAsync(checkpoint, tell, cancellationToken),
            _ => throw new InvalidOperationException($"There is no way to import from {source.GetType().Name}."),
        };
        var importer = new ModelImporter(models.Library.Installed!, folders.Official());
        var report = await Task.Factory.StartNew(
            () => importer.Import(path, options, new Telling(tell), cancellationToken), cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        if (source is ImportSource.Download)
        {
            File.Delete(path);
        }

        return report;
    }

    /// <summary>Deletes what an upload left on the disk; other files stay.</summary>
    internal static void Forget(ImportSource source)
    {
        if (source is ImportSource.Upload(var path) && Path.GetDirectoryName(path) is { } folder && Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private Task<string> DownloadAsync(OfficialCheckpoint checkpoint, Action<ImportState> tell, CancellationToken cancellationToken) =>
        new CheckpointDownload(folders.Official(), downloads.Handler).DownloadAsync(
            checkpoint, Path.Combine(folders.Installed, Downloads), new Telling(tell), cancellationToken);

    // At once and in order, unlike Progress<T>, which posts.
    private sealed class Telling(Action<ImportState> tell) : IProgress<ImportProgress>, IProgress<DownloadProgress>
    {
        public void Report(ImportProgress value) => tell(new ImportState.Running(value.Step, value.Fraction));

        public void Report(DownloadProgress value) => tell(new ImportState.Running("downloading", value.Total is > 0 ? (double)value.Received / value.Total : null));
    }
}
