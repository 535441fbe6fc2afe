using PerSense.Web.Data.Files;

namespace PerSense.Web.Features.Images;

/// <summary>The renditions of one image while they are not yet published. Disposing drops what was not.</summary>
public sealed class RenditionFiles : IDisposable
{
    private readonly Dictionary<Rendition, TemporaryFile> _files = [];

    public void Dispose()
    {
        foreach (var file in _files.Values)
        {
            file.Dispose();
        }
    }

    internal void Add(Rendition rendition, TemporaryFile file) => _files.Add(rendition, file);

    internal void Publish(IFileStore store, string contentHash)
    {
        foreach (var (rendition, file) in _files)
        {
            store.Publish(file, ContentArea.Renditions, rendition.Key(contentHash));
        }
    }
}
