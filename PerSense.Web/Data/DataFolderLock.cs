using PerSense.Web.Configuration;

namespace PerSense.Web.Data;

/// <summary>Two servers on one data folder would run every job twice; the second one must not start. A killed server frees the lock.</summary>
internal sealed class DataFolderLock(DataFolder folder) : IDisposable
{
    private FileStream? _file;

    public void Take()
    {
        var path = Path.Combine(folder.Root, "server.lock");
        try
        {
            _file ??= new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException fault)
        {
            throw new DataFolderInUseException(
                $"Another PerSense server is using the data folder {folder.Root}. Stop it, or choose another folder with --data or PERSENSE_DATA.", fault);
        }
    }

    public void Dispose() => _file?.Dispose();
}
