using PerSense.Web.Access;

namespace PerSense.Web.Features.Images;

internal static class ImageEndpoints
{
    public static IServiceCollection AddPerSenseImages(this IServiceCollection services) => services
        .AddSingleton<RenditionMaker>()
        .AddSingleton<ImageShelf>()
        .AddScoped<ImageIntake>()
        .AddScoped<ImageQueries>()
        .AddScoped<ImageCommands>()
        .AddScoped<ImageFileEndpoints>();

    public static void MapPerSenseImages(this IEndpointRouteBuilder routes)
    {
        var images = routes.MapGroup("/api/projects/{projectId:guid}/images");
        images.MapPost("/", UploadEndpoint.HandleAsync).RequireAntiforgeryHeader().RequireRateLimiting(RateLimits.Uploads);
        var image = images.MapGroup("/{imageId:guid}");
        ImageFileEndpoints.Map(image);
        image.MapDelete("/", DeleteAsync).RequireAntiforgeryHeader();
    }

    private static async Task<IResult> DeleteAsync(Guid projectId, Guid imageId, ImageCommands commands, CancellationToken cancellationToken) =>
        (await commands.DeleteAsync(projectId, [imageId], cancellationToken)).ToResult(
            static deleted => deleted == 1 ? Results.NoContent() : Refusal.NotFound("image").ToProblem());
}
