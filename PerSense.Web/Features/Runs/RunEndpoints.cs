using PerSense.Web.Access;
using PerSense.Web.Features.Runs.Exports;

namespace PerSense.Web.Features.Runs;

internal static class RunEndpoints
{
    public static IServiceCollection AddPerSenseRuns(this IServiceCollection services) => services
        .AddSingleton<RunShelf>()
        .AddSingleton<RunWriter>()
        .AddScoped<RunQueries>()
        .AddScoped<RunCommands>()
        .AddScoped<RunFileEndpoints>()
        .AddScoped<RunExports>();

    public static void MapPerSenseRuns(this IEndpointRouteBuilder routes)
    {
        var run = routes.MapGroup("/api/projects/{projectId:guid}/runs/{runId:guid}");
        run.MapGet("/", FindAsync);
        run.MapPut("/threshold", SetThresholdAsync).RequireAntiforgeryHeader();
        run.MapDelete("/", DeleteAsync).RequireAntiforgeryHeader();
        RunFileEndpoints.Map(run);
        ExportEndpoints.Map(run);
    }

    private static async Task<IResult> FindAsync(Guid projectId, Guid runId, RunQueries queries, CancellationToken cancellationToken) =>
        await queries.FindAsync(projectId, runId, cancellationToken) is { } run ? Results.Ok(run) : Refusal.NotFound("run").ToProblem();

    private static async Task<IResult> SetThresholdAsync(
        Guid projectId, Guid runId, ThresholdChange change, RunCommands commands, CancellationToken cancellationToken) =>
        (await commands.SetThresholdAsync(projectId, runId, change.Threshold, cancellationToken)).ToResult(
            count => Results.Ok(new ThresholdAnswer(change.Threshold, count)));

    private static async Task<IResult> DeleteAsync(Guid projectId, Guid runId, RunCommands commands, CancellationToken cancellationToken) =>
        (await commands.DeleteAsync(projectId, runId, cancellationToken)).ToResult(static _ => Results.NoContent());
}
