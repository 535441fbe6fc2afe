using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PerSense.Engine.Imaging.Encoding;
using PerSense.Web.Access;
using PerSense.Web.Configuration;
using PerSense.Web.Data;
using PerSense.Web.Data.Files;

namespace PerSense.Web.Features.Images;

/// <summary>Takes one file into a project: whole, with its renditions and its row, or not at all.</summary>
public sealed class ImageIntake(
    IDbContextFactory<AppDbContext> databases, ImageShelf shelf, IOptions<UploadOptions> options, CurrentUser user, TimeProvider clock, ILogger<ImageIntake> log)
{
    private ImageLimits Limits => new(options.Value.MaxFileBytes, options.Value.MaxPixels);

    /// <summary>Stores a file. The caller has checked that the person may write to the project.</summary>
    public async Task<UploadedFile> StoreAsync(Guid projectId, string name, Stream body, CancellationToken cancellationToken)
    {
        try
        {
            using var original = shelf.CreateTemporary();
            var hash = await UploadCopy.CopyAsync(body, original, options.Value.MaxFileBytes, cancellationToken);
            return hash is null
                ? UploadedFile.Refused(name, $"The file is larger than {options.Value.MaxFileMegabytes} MB. Save it smaller or with more compression; an administrator can raise the limit.")
                : await StoreAsync(projectId, new Upload(name, hash, original), cancellationToken);
        }
        catch (IOException fault) when (DiskFull.Is(fault))
        {
            log.LogError(fault, "The disk of the data folder is full");
            return UploadedFile.Refused(name, DiskFull.Message);
        }
    }

    private async Task<UploadedFile> StoreAsync(Guid projectId, Upload upload, CancellationToken cancellationToken)
    {
        if (await FindDuplicateAsync(projectId, upload, cancellationToken) is { } duplicate)
        {
            return duplicate;
        }

        var bytes = await ReadBackAsync(upload.Original.Content, cancellationToken);
        var header = ImageCodec.Identify(bytes, Limits);
        if (!header.Succeeded)
        {
            return UploadedFile.Refused(upload.Name, header.Problem.Message);
        }

        var image = await DescribeAsync(projectId, upload, header.Value, bytes.Length);
        return await (await shelf.MakeRenditionsAsync(bytes, Limits, cancellationToken)).Match(
            async made =>
            {
                using (made)
                {
                    return await PublishAsync(image, upload, made, cancellationToken);
                }
            },
            refusal => Task.FromResult(UploadedFile.Refused(upload.Name, refusal.Message)));
    }

    private async Task<StoredImage> DescribeAsync(Guid projectId, Upload upload, ImageHeader header, long bytes) => new()
    {
        ProjectId = projectId,
        FileName = upload.Name,
        ContentHash = upload.Hash,
        Format = header.Format,
        Width = header.Size.Width,
        Height = header.Size.Height,
        Bytes = bytes,
        UploadedAt = clock.GetUtcNow(),
        UploadedById = await user.IdAsync(),
    };

    private async Task<UploadedFile> PublishAsync(StoredImage image, Upload upload, RenditionFiles made, CancellationToken cancellationToken)
    {
        using var turn = await shelf.EnterAsync(image.ContentHash, cancellationToken);

        // Two uploads of the same file at once: the second one finds the first one's row here.
        if (await FindDuplicateAsync(image.ProjectId, upload, cancellationToken) is { } duplicate)
        {
            return duplicate;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (!await db.Projects.AnyAsync(project => project.Id == image.ProjectId, cancellationToken))
        {
            return UploadedFile.Refused(upload.Name, "The project was deleted meanwhile. Choose another project.");
        }

        shelf.Publish(image.ContentHash, upload.Original, made);
        db.Images.Add(image);
        await db.SaveChangesAsync(CancellationToken.None);
        return new UploadedFile(image.FileName, UploadStatus.Stored, image.Id, null);
    }

    private async Task<UploadedFile?> FindDuplicateAsync(Guid projectId, Upload upload, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var twin = await db.Images.Where(image => image.ProjectId == projectId && image.ContentHash == upload.Hash)
            .Select(static image => new { image.Id, image.FileName }).SingleOrDefaultAsync(cancellationToken);
        return twin is null
            ? null
            : new UploadedFile(upload.Name, UploadStatus.Duplicate, twin.Id, $"The project has this picture already, as {twin.FileName}. Nothing was stored twice.");
    }

    private static async Task<byte[]> ReadBackAsync(Stream content, CancellationToken cancellationToken)
    {
        content.Position = 0;
        var bytes = new byte[content.Length];
        await content.ReadExactlyAsync(bytes, cancellationToken);
        return bytes;
    }

    private sealed record Upload(string Name, string Hash, TemporaryFile Original);
}
