using PerSense.Engine.Imaging.Encoding;
using PerSense.Web.Access;
using PerSense.Web.Data.Files;

namespace PerSense.Web.Features.Images;

/// <summary>Where the bytes of images and of their renditions are kept.</summary>
public sealed class ImageShelf(IFileStore files, ContentLocks locks, RenditionMaker maker)
{
    internal TemporaryFile CreateTemporary() => files.CreateTemporary();

    /// <summary>Waits until nobody else stores or deletes these bytes.</summary>
    internal Task<IDisposable> EnterAsync(string contentHash, CancellationToken cancellationToken) => locks.EnterAsync(contentHash, cancellationToken);

    internal Task<Outcome<RenditionFiles>> MakeRenditionsAsync(byte[] original, ImageLimits limits, CancellationToken cancellationToken) =>
        maker.MakeAsync(original, limits, cancellationToken);

    internal void Publish(string contentHash, TemporaryFile original, RenditionFiles renditions)
    {
        renditions.Publish(files, contentHash);
        files.Publish(original, ContentArea.Images, contentHash);
    }

    /// <summary>The file as it was uploaded.</summary>
    public Stream OpenOriginal(string contentHash) => files.OpenRead(ContentArea.Images, contentHash);

    /// <summary>The whole file as it was uploaded.</summary>
    public async Task<byte[]> ReadOriginalAsync(string contentHash, CancellationToken cancellationToken)
    {
        await using var stream = OpenOriginal(contentHash);
        var bytes = new byte[stream.Length];
        await stream.ReadExactlyAsync(bytes, cancellationToken);
        return bytes;
    }

    /// <summary>A rendition; made again when somebody emptied the folder of renditions.</summary>
    public async Task<Stream> OpenRenditionAsync(string contentHash, Rendition rendition, CancellationToken cancellationToken)
    {
        if (!files.Exists(ContentArea.Renditions, rendition.Key(contentHash)))
        {
            // What is stored was within the limits of its day.
            var unlimited = new ImageLimits(long.MaxValue, long.MaxValue);
            var made = await maker.MakeAsync(await ReadOriginalAsync(contentHash, cancellationToken), unlimited, cancellationToken);
            if (made is Outcome<RenditionFiles>.Done(var renditions))
            {
                using (renditions)
                {
                    renditions.Publish(files, contentHash);
                }
            }
        }

        return files.OpenRead(ContentArea.Renditions, rendition.Key(contentHash));
    }
}
