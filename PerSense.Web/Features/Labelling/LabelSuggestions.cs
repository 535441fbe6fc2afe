using Microsoft.EntityFrameworkCore;
using PerSense.Engine.Imaging.Encoding;
using PerSense.Engine.Methods;
using PerSense.Engine.Methods.References;
using PerSense.Web.Access;
using PerSense.Web.Data;
using PerSense.Web.Features.Exemplars;
using PerSense.Web.Features.Images;
using PerSense.Web.Features.Projects;

namespace PerSense.Web.Features.Labelling;

/// <summary>Suggests what a marked object is called. Nothing is changed: the person decides.</summary>
internal sealed class LabelSuggestions(
    IDbContextFactory<AppDbContext> databases, ProjectAccess access, ImageShelf shelf, VisionLabeller labeller)
{
    /// <summary>A name for an exemplar, or why there is none.</summary>
    public async Task<Outcome<string>> SuggestAsync(Guid projectId, Guid exemplarId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await access.RefuseBelowAsync(db, projectId, ProjectRole.Editor, cancellationToken) is { } forbidden)
        {
            return forbidden;
        }

        var exemplars = await access.WithinAsync<ExemplarMark>(db, projectId, ProjectRole.Editor);
        if (await exemplars.AsNoTracking().SingleOrDefaultAsync(exemplar => exemplar.Id == exemplarId, cancellationToken) is not { } exemplar)
        {
            return Refusal.NotFound("exemplar");
        }

        var hash = await db.Images.Where(image => image.Id == exemplar.ImageId).Select(static image => image.ContentHash).SingleAsync(cancellationToken);
        var image = ImageCodec.Decode(await shelf.ReadOriginalAsync(hash, cancellationToken), ImageLimits.None).OrThrow();
        return await labeller.NameAsync(MarkedPicture.Of(new Reference(image, exemplar.Mark.ToReferenceMark())), cancellationToken);
    }
}
