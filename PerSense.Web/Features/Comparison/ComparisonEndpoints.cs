using PerSense.Web.Access;

namespace PerSense.Web.Features.Comparison;

internal static class ComparisonEndpoints
{
    public static IServiceCollection AddPerSenseComparison(this IServiceCollection services) => services.AddScoped<ComparisonQueries>();

    public static void MapPerSenseComparison(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/projects/{projectId:guid}/runs/{runId:guid}/agreement/{otherId:guid}", CompareAsync);

    private static async Task<IResult> CompareAsync(Guid projectId, Guid runId, Guid otherId, ComparisonQueries queries, CancellationToken cancellationToken) =>
        (await queries.CompareAsync(projectId, runId, otherId, cancellationToken)).ToResult(Results.Ok);
}
