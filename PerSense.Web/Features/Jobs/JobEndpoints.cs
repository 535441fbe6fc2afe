using PerSense.Web.Access;
using PerSense.Web.Features.Runs;

namespace PerSense.Web.Features.Jobs;

internal static class JobEndpoints
{
    public static void MapPerSenseJobs(this IEndpointRouteBuilder routes)
    {
        var jobs = routes.MapGroup("/api/projects/{projectId:guid}/jobs");
        jobs.MapPost("/", EnqueueAsync).RequireAntiforgeryHeader();
        var job = jobs.MapGroup("/{jobId:guid}");
        job.MapGet("/", FindAsync);
        job.MapPost("/cancel", CancelAsync).RequireAntiforgeryHeader();
        job.MapPost("/retry", RetryAsync).RequireAntiforgeryHeader();
        job.MapGet("/density.bin", static (Guid projectId, Guid jobId, JobQueries jobs, RunningJobs running, CancellationToken stop) =>
            MapAsync(jobs.FindAsync(projectId, jobId, stop), running, static maps => maps.Density is { } map ? MapFile.Write(map.Density, map.Map) : null));
        job.MapGet("/similarity.bin", static (Guid projectId, Guid jobId, JobQueries jobs, RunningJobs running, CancellationToken stop) =>
            MapAsync(jobs.FindAsync(projectId, jobId, stop), running, static maps => MapFile.Write(maps.Similarity.Cosine, maps.Similarity.Map)));
        routes.MapGet("/api/methods", static (ISegmentationEngine engine) => engine.Offers);
    }

    private static async Task<IResult> EnqueueAsync(Guid projectId, NewJob request, JobCommands commands, CancellationToken cancellationToken) =>
        (await commands.EnqueueAsync(projectId, request, cancellationToken)).ToResult(
            static ids => Results.Json(new QueuedJobs(ids), statusCode: StatusCodes.Status202Accepted));

    private static async Task<IResult> FindAsync(Guid projectId, Guid jobId, JobQueries queries, CancellationToken cancellationToken) =>
        await queries.FindAsync(projectId, jobId, cancellationToken) is { } job ? Results.Ok(JobAnswer.From(job)) : Refusal.NotFound("job").ToProblem();

    private static async Task<IResult> CancelAsync(Guid projectId, Guid jobId, JobCommands commands, CancellationToken cancellationToken) =>
        (await commands.CancelAsync(projectId, jobId, cancellationToken)).ToResult(static _ => Results.NoContent());

    private static async Task<IResult> RetryAsync(Guid projectId, Guid jobId, JobCommands commands, CancellationToken cancellationToken) =>
        (await commands.RetryAsync(projectId, jobId, cancellationToken)).ToResult(static _ => Results.Accepted());

    private static async Task<IResult> MapAsync(Task<JobRow?> find, RunningJobs running, Func<RunMaps, byte[]?> write) =>
        await find is { } job && running.Find(job.Id)?.Maps is { } maps && write(maps) is { } bytes
            ? Results.Bytes(bytes, "application/octet-stream")
            : new Refusal(RefusalKind.NotFound, "The job is not at work or has not made this map yet. Ask for the map of its run.").ToProblem();
}
