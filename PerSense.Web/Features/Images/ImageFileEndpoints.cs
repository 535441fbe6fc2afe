using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using PerSense.Engine.Imaging.Encoding;
using PerSense.Web.Access;
using PerSense.Web.Data;

namespace PerSense.Web.Features.Images;

/// <summary>The bytes of an image and of its renditions.</summary>
internal sealed class ImageFileEndpoints(IDbContextFactory<AppDbContext> databases, ProjectAccess access, ImageShelf shelf)
{
    public static void Map(IEndpointRouteBuilder image)
    {
        image.MapGet("/file", static (Guid projectId, Guid imageId, [FromServices] ImageFileEndpoints files, CancellationToken stop) =>
            files.OriginalAsync(projectId, imageId, stop));
        image.MapGet("/thumbnail", static (Guid projectId, Guid imageId, int? size, [FromServices] ImageFileEndpoints files, CancellationToken stop) =>
            files.ThumbnailAsync(projectId, imageId, size ?? Rendition.SmallThumbnail.LongestSide(), stop));
        image.MapGet("/display", static (Guid projectId, Guid imageId, [FromServices] ImageFileEndpoints files, CancellationToken stop) =>
            files.RenditionAsync(projectId, imageId, Rendition.Display, stop));
    }

    private static string ContentType(ImageFormat format) => format switch
    {
        ImageFormat.Jpeg => "image/jpeg",
        ImageFormat.Png => "image/png",
        ImageFormat.WebP => "image/webp",
        _ => "image/tiff",
    };

    private async Task<IResult> OriginalAsync(Guid projectId, Guid imageId, CancellationToken cancellationToken) =>
        await FindAsync(projectId, imageId, cancellationToken) is { } image
            ? Results.File(shelf.OpenOriginal(image.ContentHash), ContentType(image.Format), image.FileName, entityTag: Tag(image.ContentHash), enableRangeProcessing: true)
            : Refusal.NotFound("image").ToProblem();

    private Task<IResult> ThumbnailAsync(Guid projectId, Guid imageId, int size, CancellationToken cancellationToken) =>
        (Rendition)size is Rendition.SmallThumbnail or Rendition.LargeThumbnail
            ? RenditionAsync(projectId, imageId, (Rendition)size, cancellationToken)
            : Task.FromResult(Refusal.Invalid("A thumbnail has the size 256 or 512. Ask for one of them.").ToProblem());

    private async Task<IResult> RenditionAsync(Guid projectId, Guid imageId, Rendition rendition, CancellationToken cancellationToken)
    {
        if (await FindAsync(projectId, imageId, cancellationToken) is not { } image)
        {
            return Refusal.NotFound("image").ToProblem();
        }

        var stream = await shelf.OpenRenditionAsync(image.ContentHash, rendition, cancellationToken);
        return new CachedForEver(Results.File(stream, rendition.ContentType(), entityTag: Tag(rendition.Key(image.ContentHash))));
    }

    private async Task<StoredImage?> FindAsync(Guid projectId, Guid imageId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var images = await access.WithinAsync<StoredImage>(db, projectId);
        return await images.AsNoTracking().SingleOrDefaultAsync(image => image.Id == imageId, cancellationToken);
    }

    private static EntityTagHeaderValue Tag(string key) => new($"\"{key}\"");
}
