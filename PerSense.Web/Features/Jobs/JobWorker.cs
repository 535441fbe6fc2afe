using Microsoft.Extensions.Options;
using PerSense.Web.Configuration;

namespace PerSense.Web.Features.Jobs;

/// <summary>Runs waiting jobs, as many at a time as <c>PerSense:Jobs:Workers</c> says.</summary>
internal sealed class JobWorker(JobQueue queue, JobRunner runner, IOptions<JobOptions> options) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, options.Value.Workers).Select(_ => WorkAsync(stoppingToken)));

    private async Task WorkAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var jobId in queue.Waiting.ReadAllAsync(stoppingToken))
            {
                await runner.RunAsync(jobId, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // A server that could not start stops its workers too; the host would report that as their fault.
        }
    }
}
