using PerSense.Web.Access;
using PerSense.Web.Features.Exemplars;
using PerSense.Web.Features.Images;
using PerSense.Web.Features.Projects;

namespace PerSense.Web.Features.Samples;

/// <summary>For somebody without a photo at hand.</summary>
public sealed class SampleCommands(SampleScenes scenes, ProjectCommands projects, ImageIntake images, ExemplarCommands exemplars)
{
    /// <summary>Creates a project with every sample scene, each with an object marked; the person owns it.</summary>
    public async Task<Outcome<Guid>> CreateProjectAsync(CancellationToken cancellationToken)
    {
        var created = await projects.CreateAsync("Samples", "Generated scenes to try PerSense on. Delete the project when you are done.", cancellationToken);
        if (created is not Outcome<Guid>.Done(var projectId))
        {
            return created;
        }

        foreach (var scene in await scenes.ListAsync(cancellationToken))
        {
            if (await AddAsync(projectId, scene, cancellationToken) is { } refusal)
            {
                await projects.DeleteAsync(projectId, CancellationToken.None);
                return refusal;
            }
        }

        return projectId;
    }

    private async Task<Refusal?> AddAsync(Guid projectId, SampleScene scene, CancellationToken cancellationToken)
    {
        await using var file = scenes.Open(scene.File);
        var stored = await images.StoreAsync(projectId, scene.File, file, cancellationToken);
        if (stored.ImageId is not { } imageId)
        {
            return Refusal.Invalid(stored.Message ?? $"{scene.File} could not be stored.");
        }

        var box = new StoredMark.Box(scene.Box[0], scene.Box[1], scene.Box[2], scene.Box[3]);
        return (await exemplars.CreateAsync(projectId, new NewExemplar(imageId, box, scene.Title), cancellationToken)).Refusal;
    }
}
