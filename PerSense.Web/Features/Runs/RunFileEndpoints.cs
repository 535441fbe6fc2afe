using System.IO.Compression;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using PerSense.Web.Access;

namespace PerSense.Web.Features.Runs;

/// <summary>The instances and maps of a stored run; they never change, so a browser keeps them.</summary>
internal sealed class RunFileEndpoints(RunQueries queries, RunShelf shelf)
{
    private const string Binary = "application/octet-stream";

    public static void Map(IEndpointRouteBuilder run)
    {
        run.MapGet("/instances", static (Guid projectId, Guid runId, HttpContext http, [FromServices] RunFileEndpoints files, CancellationToken stop) =>
            files.InstancesAsync(new(projectId, runId), http, stop));
        run.MapGet("/density.bin", static (Guid projectId, Guid runId, [FromServices] RunFileEndpoints files, CancellationToken stop) =>
            files.MapAsync(new(projectId, runId), static run => run.DensityHash, stop));
        run.MapGet("/similarity.bin", static (Guid projectId, Guid runId, [FromServices] RunFileEndpoints files, CancellationToken stop) =>
            files.MapAsync(new(projectId, runId), static run => run.SimilarityHash, stop));
    }

    // The file is packed as it lies; browsers unpack it themselves.
    private async Task<IResult> InstancesAsync(RunAddress address, HttpContext http, CancellationToken cancellationToken)
    {
        if (await queries.FindEntityAsync(address.ProjectId, address.RunId, cancellationToken) is not { } run)
        {
            return Refusal.NotFound("run").ToProblem();
        }

        http.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        var stream = shelf.Open(run.InstancesHash);
        if (!http.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase))
        {
            return new CachedForEver(Results.Stream(new GZipStream(stream, CompressionMode.Decompress), "application/json"));
        }

        http.Response.Headers.ContentEncoding = "gzip";
        return new CachedForEver(Results.Stream(stream, "application/json"));
    }

    private async Task<IResult> MapAsync(RunAddress address, Func<SegmentationRun, string?> hash, CancellationToken cancellationToken)
    {
        var run = await queries.FindEntityAsync(address.ProjectId, address.RunId, cancellationToken);
        if (run is null)
        {
            return Refusal.NotFound("run").ToProblem();
        }

        return hash(run) is { } key
            ? new CachedForEver(Results.Stream(shelf.Open(key), Binary))
            : new Refusal(RefusalKind.NotFound, "The method of this run makes no such map. Choose another overlay.").ToProblem();
    }
}
