using PerSense.Web.Configuration;

namespace PerSense.Web.Data.Files;

/// <summary>Files on the local disk: <c>images/ab/cdef...</c>.</summary>
internal sealed class LocalFileStore(DataFolder folder) : IFileStore
{
    private const int BufferSize = 1 << 16;

    public TemporaryFile CreateTemporary()
    {
        var path = Path.Combine(folder.Temporary, Guid.NewGuid().ToString("N"));
        return new TemporaryFile(path, new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, BufferSize, FileOptions.Asynchronous));
    }

    public void Publish(TemporaryFile file, ContentArea area, string key)
    {
        // On the disk before it gets its name, so that a power cut cannot leave an empty file under a content hash.
        if (file.Content is FileStream stream)
        {
            stream.Flush(flushToDisk: true);
        }

        file.Content.Dispose();
        var target = Locate(area, key);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Move(file.FilePath, target, overwrite: true);
    }

    public bool Exists(ContentArea area, string key) => File.Exists(Locate(area, key));

    public long Length(ContentArea area, string key) => new FileInfo(Locate(area, key)).Length;

    public Stream OpenRead(ContentArea area, string key)
    {
        try
        {
            return new FileStream(Locate(area, key), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, BufferSize, FileOptions.Asynchronous);
        }
        catch (DirectoryNotFoundException fault)
        {
            throw new FileNotFoundException($"There is no {area} file {key}.", fault);
        }
    }

    public void Delete(ContentArea area, string key)
    {
        var path = Locate(area, key);
        if (File.Exists(path))
        {
            File.Delete(path);
        }
    }

    public IEnumerable<string> Keys(ContentArea area) =>
        from shelf in Directory.EnumerateDirectories(Root(area))
        from file in Directory.EnumerateFiles(shelf)
        select Path.GetFileName(shelf) + Path.GetFileName(file);

    private string Root(ContentArea area) => area switch
    {
        ContentArea.Images => folder.Images,
        ContentArea.Renditions => folder.Renditions,
        _ => folder.Runs,
    };

    private string Locate(ContentArea area, string key)
    {
        var isKey = key.Length > 2 && key.All(static letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '.' or '-');
        return isKey && !key.StartsWith('.')
            ? Path.Combine(Root(area), key[..2], key[2..])
            : throw new ArgumentException($"'{key}' is no key of the file store.", nameof(key));
    }
}
