using PerSense.Engine.Evaluation.Metrics;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Web.Access;
using PerSense.Web.Features.Runs;

namespace PerSense.Web.Features.Comparison;

/// <summary>Compares stored runs.</summary>
public sealed class ComparisonQueries(RunQueries runs, RunShelf shelf)
{
    /// <summary>How far two runs on the same image agree.</summary>
    public async Task<Outcome<RunComparison>> CompareAsync(Guid projectId, Guid leftId, Guid rightId, CancellationToken cancellationToken)
    {
        var left = await runs.FindEntityAsync(projectId, leftId, cancellationToken);
        var right = await runs.FindEntityAsync(projectId, rightId, cancellationToken);
        if (left is null || right is null)
        {
            return Refusal.NotFound("run");
        }

        if (left.ImageId != right.ImageId)
        {
            return Refusal.Invalid("These two runs searched different images. Choose two runs on the same image.");
        }

        var (ours, theirs) = (await ReadAsync(left, cancellationToken), await ReadAsync(right, cancellationToken));
        return await Task.Run(() => Compare(ours, theirs), cancellationToken);
    }

    private static RunComparison Compare(AcceptedInstances left, AcceptedInstances right)
    {
        var pairs = InstanceMatching.Pair(left.Paint(), right.Paint());
        return new(
            left.Items.Count,
            right.Items.Count,
            left.Without(pairs.Select(static pair => pair.Truth)),
            right.Without(pairs.Select(static pair => pair.Predicted)));
    }

    private async Task<AcceptedInstances> ReadAsync(SegmentationRun run, CancellationToken cancellationToken)
    {
        var stored = await shelf.ReadAsync(run.InstancesHash, cancellationToken);
        var size = new ImageSize(stored.Width, stored.Height);
        return new AcceptedInstances(size, [.. stored.Items.Where(item => item.Confidence >= run.Threshold)]);
    }
}
