using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Encoding;
using PerSense.Web.Access;
using PerSense.Web.Data.Files;

namespace PerSense.Web.Features.Images;

/// <summary>Makes the smaller pictures. Few at a time: a decoded image of 100 megapixels takes 300 MB.</summary>
public sealed class RenditionMaker(IFileStore files) : IDisposable
{
    private const int DisplayQuality = 92;
    private const int ThumbnailQuality = 80;
    private readonly SemaphoreSlim _decoders = new(Math.Max(1, Environment.ProcessorCount / 2));

    /// <summary>Makes every rendition in temporary files.</summary>
    /// <returns>The files, or why the image cannot be shown: it is damaged beyond its header.</returns>
    public async Task<Outcome<RenditionFiles>> MakeAsync(byte[] original, ImageLimits limits, CancellationToken cancellationToken)
    {
        await _decoders.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() => Make(original, limits, cancellationToken), cancellationToken);
        }
        finally
        {
            _decoders.Release();
        }
    }

    public void Dispose() => _decoders.Dispose();

    private Outcome<RenditionFiles> Make(byte[] original, ImageLimits limits, CancellationToken cancellationToken)
    {
        var made = new RenditionFiles();
        try
        {
            foreach (var rendition in Enum.GetValues<Rendition>().OrderDescending())
            {
                cancellationToken.ThrowIfCancellationRequested();
                var small = ImageCodec.Thumbnail(original, rendition.LongestSide(), limits);
                if (!small.Succeeded)
                {
                    made.Dispose();
                    return Refusal.Invalid(small.Problem.Message);
                }

                made.Add(rendition, Write(rendition, small.Value));
            }

            return made;
        }
        catch
        {
            made.Dispose();
            throw;
        }
    }

    private TemporaryFile Write(Rendition rendition, ImageBuffer picture)
    {
        var bytes = rendition == Rendition.Display
            ? ImageCodec.EncodeJpeg(picture, DisplayQuality)
            : ImageCodec.EncodeWebP(picture, ThumbnailQuality);
        var file = files.CreateTemporary();
        try
        {
            file.Content.Write(bytes);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }
}
