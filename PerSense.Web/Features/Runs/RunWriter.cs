using Microsoft.EntityFrameworkCore;
using PerSense.Engine.Methods;
using PerSense.Engine.Stages.Instances;
using PerSense.Web.Data;
using PerSense.Web.Data.Files;
using PerSense.Web.Features.Jobs;

namespace PerSense.Web.Features.Runs;

/// <summary>Stores what a job found: first the files, then in one transaction the run and the job's end. Both or neither.</summary>
internal sealed class RunWriter(IDbContextFactory<AppDbContext> databases, RunShelf shelf, ContentRelease release, TimeProvider clock)
{
    /// <returns>The stored run; null when the job was cancelled or deleted meanwhile, and then nothing is left behind.</returns>
    public async Task<SegmentationRun?> SaveAsync(SegmentationJob job, JobInput input, EngineAnswer answer, CancellationToken cancellationToken)
    {
        var content = new RunContent(answer.Result, input.Task.Request.Image.Size);
        SegmentationRun? stored = null;
        try
        {
            foreach (var (hash, bytes) in content.Files)
            {
                using var turn = await shelf.EnterAsync(hash, cancellationToken);
                await shelf.WriteAsync(hash, bytes, cancellationToken);
            }

            stored = await SaveRowsAsync(job.Id, Describe(job, input, answer, content), cancellationToken);
            return stored;
        }
        finally
        {
            if (stored is null)
            {
                await release.RunsAsync(content.Files.Keys, CancellationToken.None);
            }
        }
    }

    private async Task<SegmentationRun?> SaveRowsAsync(Guid jobId, SegmentationRun run, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var job = await db.Jobs.SingleOrDefaultAsync(job => job.Id == jobId, cancellationToken);
        if (job?.State is not JobState.Running(var started) || !job.TryMove(new JobState.Done(started, run.FinishedAt)))
        {
            return null;
        }

        db.Runs.Add(run);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return run;
        }
        catch (DbUpdateConcurrencyException)
        {
            // Cancelled or deleted in this very moment.
            return null;
        }
    }

    private SegmentationRun Describe(SegmentationJob job, JobInput input, EngineAnswer answer, RunContent content) => new()
    {
        ProjectId = job.ProjectId,
        JobId = job.Id,
        ImageId = job.ImageId,
        ReferenceImageId = input.Exemplar.ImageId,
        Mark = input.Exemplar.Mark,
        Method = job.Method,
        Preset = job.Preset,
        Options = answer.Options,
        Models = job.Models,
        ModelIds = answer.ModelIds,
        CountByMasks = answer.Result.Instances.Count,
        ExpectedCount = answer.Result.Density?.ExpectedCount,
        InstanceCount = content.Instances.Items.Count,
        RemovedDuplicates = answer.Result.Instances.RemovedDuplicates,
        Threshold = InstanceSet.AcceptedConfidence,
        Notices = answer.Result.Notices,
        Trace = Trace(answer.Result.Trace),
        FinishedAt = clock.GetUtcNow(),
        InstancesHash = content.InstancesHash,
        DensityHash = content.DensityHash,
        SimilarityHash = content.SimilarityHash,
    };

    private static RunTrace Trace(StageTrace trace) => new(
        [.. trace.Stages.Select(static stage => new RunStage(stage.Stage, stage.Pass, stage.Duration.TotalMilliseconds, stage.Inputs, stage.Outputs))],
        trace.EncoderCalls,
        trace.DecoderPrompts,
        trace.DensityCalls,
        trace.Duration.TotalMilliseconds)
    {
        DecoderCalls = trace.DecoderCalls,
        DetectorCalls = trace.DetectorCalls,
        DensityStemCalls = trace.DensityStemCalls,
        DensityHeadCalls = trace.DensityHeadCalls,
    };
}
