using Microsoft.EntityFrameworkCore;
using PerSense.Web.Access;
using PerSense.Web.Data;
using PerSense.Web.Features.Images;
using PerSense.Web.Features.Jobs;
using PerSense.Web.Features.Projects;

namespace PerSense.Web.Features.Exemplars;

/// <summary>What a person does with exemplars.</summary>
public sealed class ExemplarCommands(IDbContextFactory<AppDbContext> databases, ProjectAccess access, CurrentUser user, TimeProvider clock)
{
    /// <summary>Keeps a mark on an image. Without a name it is called after its image.</summary>
    public async Task<Outcome<Guid>> CreateAsync(Guid projectId, NewExemplar request, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await access.RefuseBelowAsync(db, projectId, ProjectRole.Editor, cancellationToken) is { } forbidden)
        {
            return forbidden;
        }

        var images = await access.WithinAsync<StoredImage>(db, projectId, ProjectRole.Editor);
        if (await images.SingleOrDefaultAsync(image => image.Id == request.ImageId, cancellationToken) is not { } image)
        {
            return Refusal.NotFound("image");
        }

        if (MarkCheck.Check(request.Mark, image.Width, image.Height) is { } refusal)
        {
            return refusal;
        }

        var exemplar = new ExemplarMark
        {
            ProjectId = projectId,
            ImageId = image.Id,
            Name = Name(request.Name, image),
            Mark = request.Mark,
            CreatedAt = clock.GetUtcNow(),
            CreatedById = await user.IdAsync(),
        };
        db.Exemplars.Add(exemplar);
        await db.SaveChangesAsync(cancellationToken);
        return exemplar.Id;
    }

    /// <summary>Gives an exemplar another name.</summary>
    public async Task<Outcome<Nothing>> RenameAsync(Guid projectId, Guid exemplarId, string name, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await access.RefuseBelowAsync(db, projectId, ProjectRole.Editor, cancellationToken) is { } forbidden)
        {
            return forbidden;
        }

        if (name.Trim() is not { Length: > 0 and <= ExemplarMark.NameLength } trimmed)
        {
            return Refusal.Invalid($"An exemplar needs a name of at most {ExemplarMark.NameLength} letters. Enter what the object is called.");
        }

        var exemplars = await access.WithinAsync<ExemplarMark>(db, projectId, ProjectRole.Editor);
        var renamed = await exemplars.Where(exemplar => exemplar.Id == exemplarId)
            .ExecuteUpdateAsync(update => update.SetProperty(static exemplar => exemplar.Name, trimmed), cancellationToken);
        return renamed == 1 ? default(Nothing) : Refusal.NotFound("exemplar");
    }

    /// <summary>Deletes an exemplar; stored runs keep a copy of the mark.</summary>
    public async Task<Outcome<Nothing>> DeleteAsync(Guid projectId, Guid exemplarId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await access.RefuseBelowAsync(db, projectId, ProjectRole.Editor, cancellationToken) is { } forbidden)
        {
            return forbidden;
        }

        if (await db.Jobs.Where(JobColumns.IsOpen).AnyAsync(job => job.ExemplarId == exemplarId && job.ProjectId == projectId, cancellationToken))
        {
            return Refusal.Conflict("A job is searching for this exemplar. Wait until it is over, or cancel it.");
        }

        var exemplars = await access.WithinAsync<ExemplarMark>(db, projectId, ProjectRole.Editor);
        var deleted = await exemplars.Where(exemplar => exemplar.Id == exemplarId).ExecuteDeleteAsync(cancellationToken);
        return deleted == 1 ? default(Nothing) : Refusal.NotFound("exemplar");
    }

    private static string Name(string? given, StoredImage image)
    {
        var name = string.IsNullOrWhiteSpace(given) ? Path.GetFileNameWithoutExtension(image.FileName) : given.Trim();
        return name.Length <= ExemplarMark.NameLength ? name : name[..ExemplarMark.NameLength];
    }
}
