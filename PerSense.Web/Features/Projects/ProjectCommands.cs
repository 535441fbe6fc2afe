using Microsoft.EntityFrameworkCore;
using PerSense.Engine.Models;
using PerSense.Web.Access;
using PerSense.Web.Data;
using PerSense.Web.Features.ModelLibrary;

namespace PerSense.Web.Features.Projects;

/// <summary>What a person does with projects.</summary>
public sealed class ProjectCommands(
    IDbContextFactory<AppDbContext> databases, ProjectAccess access, CurrentUser user, ProjectRemoval removal, ModelChoices choices, TimeProvider clock)
{
    /// <summary>Creates a project that the person owns.</summary>
    public async Task<Outcome<Guid>> CreateAsync(string name, string description, CancellationToken cancellationToken)
    {
        if (Check(name, description) is { } refusal)
        {
            return refusal;
        }

        var me = await user.IdAsync();
        var project = new Project { Name = name.Trim(), Description = description.Trim(), CreatedAt = clock.GetUtcNow(), CreatedById = me };
        project.Members.Add(new ProjectMember { ProjectId = project.Id, UserId = me, Role = ProjectRole.Owner });
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        db.Projects.Add(project);
        await db.SaveChangesAsync(cancellationToken);
        return project.Id;
    }

    /// <summary>Changes name and description; owners only.</summary>
    public async Task<Outcome<Nothing>> UpdateAsync(Guid projectId, string name, string description, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await access.RefuseBelowAsync(db, projectId, ProjectRole.Owner, cancellationToken) is { } forbidden)
        {
            return forbidden;
        }

        if (Check(name, description) is { } refusal)
        {
            return refusal;
        }

        var project = await db.Projects.SingleAsync(project => project.Id == projectId, cancellationToken);
        (project.Name, project.Description) = (name.Trim(), description.Trim());
        await db.SaveChangesAsync(cancellationToken);
        return default(Nothing);
    }

    /// <summary>Chooses the models that searches use; owners only.</summary>
    public async Task<Outcome<Nothing>> ChooseModelsAsync(Guid projectId, ModelSelection models, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if ((await access.RefuseBelowAsync(db, projectId, ProjectRole.Owner, cancellationToken) ?? choices.Check(models)) is { } refusal)
        {
            return refusal;
        }

        var project = await db.Projects.SingleAsync(project => project.Id == projectId, cancellationToken);
        project.Models = models;
        await db.SaveChangesAsync(cancellationToken);
        return default(Nothing);
    }

    /// <summary>Deletes the project with everything in it; owners only.</summary>
    public async Task<Outcome<Nothing>> DeleteAsync(Guid projectId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await access.RefuseBelowAsync(db, projectId, ProjectRole.Owner, cancellationToken) is { } forbidden)
        {
            return forbidden;
        }

        await removal.DeleteAsync(projectId, cancellationToken);
        return default(Nothing);
    }

    private static Refusal? Check(string name, string description) => (name.Trim().Length, description.Trim().Length) switch
    {
        (0, _) => Refusal.Invalid("A project needs a name. Enter one, such as the place or the kind of object."),
        ( > Project.NameLength, _) => Refusal.Invalid($"The name is too long. Use at most {Project.NameLength} letters."),
        (_, > Project.DescriptionLength) => Refusal.Invalid($"The description is too long. Use at most {Project.DescriptionLength} letters."),
        _ => null,
    };
}
