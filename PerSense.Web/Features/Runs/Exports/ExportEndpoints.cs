using Microsoft.AspNetCore.Mvc;
using PerSense.Web.Access;

namespace PerSense.Web.Features.Runs.Exports;

/// <summary>Downloads of a stored run. They follow the confidence slider as last set, so they are not cached.</summary>
internal static class ExportEndpoints
{
    public static void Map(IEndpointRouteBuilder run)
    {
        run.MapGet("/export.json", static (Guid projectId, Guid runId, [FromServices] RunExports exports, CancellationToken stop) =>
            AnswerAsync(exports.ReadAsync(projectId, runId, stop), ".json", "application/json", static export => Task.FromResult(RunExports.WriteCoco(export))));
        run.MapGet("/labels.png", static (Guid projectId, Guid runId, [FromServices] RunExports exports, CancellationToken stop) =>
            AnswerAsync(exports.ReadAsync(projectId, runId, stop), ".labels.png", "image/png", static export => Task.FromResult(RunExports.WriteLabels(export))));
        run.MapGet("/overlay.png", static (Guid projectId, Guid runId, [FromServices] RunExports exports, CancellationToken stop) =>
            AnswerAsync(exports.ReadAsync(projectId, runId, stop), ".overlay.png", "image/png", export => exports.WriteOverlayAsync(export, stop)));
        run.MapGet("/instances.csv", static (Guid projectId, Guid runId, [FromServices] RunExports exports, CancellationToken stop) =>
            AnswerAsync(exports.ReadAsync(projectId, runId, stop), ".csv", "text/csv; charset=utf-8", static export => Task.FromResult(RunExports.WriteTable(export))));
    }

    private static async Task<IResult> AnswerAsync(Task<RunExport?> read, string ending, string contentType, Func<RunExport, Task<byte[]>> write) =>
        await read is { } export
            ? Results.File(await write(export), contentType, export.FileName(ending))
            : Refusal.NotFound("run").ToProblem();
}
