using PerSense.Web.Features.Jobs;

namespace PerSense.Web.Features.Runs;

/// <summary>A search in the project's list: its job and, once it is done, its run.</summary>
/// <param name="Job">The job; null when it is gone and only its run is left.</param>
/// <param name="Run">The stored run; null while there is none.</param>
public sealed record RunLine(JobRow? Job, RunRow? Run)
{
    public DateTimeOffset At => Run?.FinishedAt ?? Job!.CreatedAt;

    public Guid ImageId => Run?.ImageId ?? Job!.ImageId;

    public string ImageName => Run?.ImageName ?? Job!.ImageName;

    public string? ExemplarName => Job?.ExemplarName;

    public string Method => Run?.Method ?? Job!.Method;

    public string Preset => Run?.Preset ?? Job!.Preset;

    public string? By => Job?.CreatedBy;

    public int? Count => Run?.CountByMasks;

    public double? ExpectedCount => Run?.ExpectedCount;

    public double? Milliseconds => Run?.Milliseconds;

    public JobStatus Status => Job?.State.Status ?? JobStatus.Done;

    /// <summary>Puts jobs and runs together, latest first.</summary>
    public static IReadOnlyList<RunLine> Join(IEnumerable<JobRow> jobs, IEnumerable<RunRow> runs)
    {
        var left = runs.ToDictionary(static run => run.Id);
        var lines = new List<RunLine>();
        foreach (var job in jobs)
        {
            RunRow? run = null;
            if (job.RunId is { } id)
            {
                left.Remove(id, out run);
            }

            lines.Add(new RunLine(job, run));
        }

        lines.AddRange(left.Values.Select(static run => new RunLine(null, run)));
        return [.. lines.OrderByDescending(static line => line.At)];
    }
}
