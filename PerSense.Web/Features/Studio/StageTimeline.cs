using PerSense.Web.Features.Jobs;

namespace PerSense.Web.Features.Studio;

/// <summary>The stages of a running job as they were heard of, with the time that each took.</summary>
public sealed class StageTimeline
{
    private readonly List<StageLine> _lines = [];

    /// <summary>The stages in the order in which they began; the last one may be at work.</summary>
    public IReadOnlyList<StageLine> Lines => _lines;

    /// <summary>The latest news; null before the first.</summary>
    public JobProgress? Latest { get; private set; }

    /// <summary>Takes in how far the job is.</summary>
    public void Apply(JobProgress progress)
    {
        Latest = progress;
        var isNew = _lines.Count == 0 || _lines[^1].Stage != progress.Stage || _lines[^1].Pass != progress.Pass;
        if (isNew)
        {
            EndLast(progress.ElapsedMs);
            _lines.Add(new StageLine(progress.Stage, progress.Pass, progress.ElapsedMs, null, progress.Done, progress.Total));
        }
        else
        {
            _lines[^1] = _lines[^1] with { Done = progress.Done, Total = progress.Total };
        }

        if (progress.Done >= progress.Total)
        {
            EndLast(progress.ElapsedMs);
        }
    }

    public void Clear()
    {
        _lines.Clear();
        Latest = null;
    }

    private void EndLast(double elapsedMs)
    {
        if (_lines.Count > 0 && _lines[^1].EndedMs is null)
        {
            _lines[^1] = _lines[^1] with { EndedMs = elapsedMs };
        }
    }
}
