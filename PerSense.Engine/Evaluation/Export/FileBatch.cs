namespace PerSense.Engine.Evaluation.Export;

/// <summary>
/// Files that appear together or not at all: each is written beside its place under another name, and <see cref="Commit"/> moves them.
/// Disposing before that removes what was written. Not thread-safe.
/// </summary>
public sealed class FileBatch : IDisposable
{
    private const string Suffix = ".partial";
    private readonly List<string> _waiting = [];

    /// <summary>Writes one file under its temporary name.</summary>
    /// <param name="path">Where it will appear; its folder is made when absent.</param>
    /// <param name="content">The whole file.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <exception cref="IOException">The folder cannot be made or written, or the disk is full.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public async Task AddAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        _waiting.Add(path);
        await File.WriteAllBytesAsync(path + Suffix, content, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Moves all files to their places, over older ones. When one cannot be moved, none of them stays.</summary>
    /// <exception cref="IOException">A file cannot be moved, for instance because a folder has its name.</exception>
    /// <exception cref="UnauthorizedAccessException">An older file may not be replaced.</exception>
    public void Commit()
    {
        var moved = 0;
        try
        {
            for (; moved < _waiting.Count; moved++)
            {
                File.Move(_waiting[moved] + Suffix, _waiting[moved], overwrite: true);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            _waiting.Take(moved).ToList().ForEach(File.Delete);
            throw;
        }

        _waiting.Clear();
    }

    /// <summary>Removes what was written and not committed.</summary>
    public void Dispose()
    {
        foreach (var path in _waiting)
        {
            File.Delete(path + Suffix);
        }

        _waiting.Clear();
    }
}
