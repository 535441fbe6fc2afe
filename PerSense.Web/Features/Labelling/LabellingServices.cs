using PerSense.Web.Access;

namespace PerSense.Web.Features.Labelling;

internal static class LabellingServices
{
    public static IServiceCollection AddPerSenseLabelling(this IServiceCollection services) => services
        .AddSingleton<VisionLabeller>()
        .AddScoped<LabelSuggestions>();

    public static void MapPerSenseLabelling(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/projects/{projectId:guid}/exemplars/{exemplarId:guid}/label", SuggestAsync).RequireAntiforgeryHeader();

    private static async Task<IResult> SuggestAsync(Guid projectId, Guid exemplarId, LabelSuggestions suggestions, CancellationToken cancellationToken) =>
        (await suggestions.SuggestAsync(projectId, exemplarId, cancellationToken)).ToResult(static label => Results.Json(new SuggestedLabel(label)));
}
