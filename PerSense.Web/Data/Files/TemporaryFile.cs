namespace PerSense.Web.Data.Files;

/// <summary>A file that is being written. Deleted on disposal unless it was published.</summary>
/// <param name="path">Where it lies.</param>
/// <param name="content">Its open stream; closed by disposal and by publishing.</param>
public sealed class TemporaryFile(string path, Stream content) : IDisposable
{
    public string FilePath { get; } = path;

    public Stream Content { get; } = content;

    public void Dispose()
    {
        Content.Dispose();
        File.Delete(FilePath);
    }
}
