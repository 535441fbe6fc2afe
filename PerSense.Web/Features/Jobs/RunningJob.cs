using PerSense.Engine.Methods;
using PerSense.Engine.Stages.Density;
using PerSense.Engine.Stages.Instances;
using PerSense.Engine.Stages.Similarity;
using PerSense.Web.Features.Runs;
using PerSense.Web.Realtime;

namespace PerSense.Web.Features.Jobs;

/// <summary>A job at work: how far it is, what it found so far, and how to stop it. Thread-safe.</summary>
public sealed class RunningJob : ISegmentationObserver, IDisposable
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(100);

    private readonly Lock _gate = new();
    private readonly SegmentationJob _job;
    private readonly JobFeed _feed;
    private readonly TimeProvider _clock;
    private readonly Action<RunningJob> _remove;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly long _startedAt;
    private readonly CancellationTokenSource _stop;
    private readonly List<InstanceItem> _instances = [];
    private JobProgress? _progress;
    private RunMaps? _maps;
    private long _toldAt;

    internal RunningJob(SegmentationJob job, JobFeed feed, TimeProvider clock, Action<RunningJob> remove, CancellationToken serverStops)
    {
        (_job, _feed, _clock, _remove) = (job, feed, clock, remove);
        _startedAt = clock.GetTimestamp();
        _stop = CancellationTokenSource.CreateLinkedTokenSource(serverStops);
    }

    public Guid Id => _job.Id;

    /// <summary>How far it is, with the elapsed time of now; null before the first stage.</summary>
    public JobProgress? Progress
    {
        get
        {
            lock (_gate)
            {
                return _progress is null ? null : _progress with { ElapsedMs = _clock.GetElapsedTime(_startedAt).TotalMilliseconds };
            }
        }
    }

    /// <summary>The maps of the run at work; null until they are known.</summary>
    internal RunMaps? Maps
    {
        get
        {
            lock (_gate)
            {
                return _maps;
            }
        }
    }

    internal CancellationToken Stopped => _stop.Token;

    /// <summary>Completes when the run is over, however it ended.</summary>
    internal Task Ended => _ended.Task;

    public void OnProgress(StageProgress progress)
    {
        JobProgress told;
        lock (_gate)
        {
            var isNewStage = _progress is null || _progress.Stage != progress.Stage || _progress.Pass != progress.Pass;
            var elapsed = _clock.GetElapsedTime(_startedAt);
            told = _progress = new JobProgress(
                progress.Stage, progress.Pass, progress.Done, progress.Total, progress.Fraction, elapsed.TotalMilliseconds, RemainingTime.Estimate(elapsed, progress.Fraction));
            if (!isNewStage && progress.Done < progress.Total && _clock.GetElapsedTime(_toldAt) < Quiet)
            {
                return;
            }

            _toldAt = _clock.GetTimestamp();
        }

        Tell(new JobMessage.Progress(told).About(_job));
    }

    public void OnInstances(IReadOnlyList<Instance> instances)
    {
        List<InstanceItem> items;
        lock (_gate)
        {
            items = [.. instances.Select((instance, offset) => InstanceItems.From(instance, _instances.Count + offset))];
            _instances.AddRange(items);
        }

        Tell(new JobMessage.Instances(items).About(_job));
    }

    public void OnMaps(SimilarityMap similarity, DensityMap density)
    {
        lock (_gate)
        {
            _maps = new RunMaps(similarity, density);
        }

        Tell(new JobMessage.Maps(null).About(_job));
    }

    public void Dispose()
    {
        _remove(this);
        _stop.Dispose();
        _ended.TrySetResult();
    }

    /// <summary>Asks the run to end; does not wait.</summary>
    internal void Stop()
    {
        try
        {
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It ended by itself in this moment.
        }
    }

    /// <summary>What a late watcher needs to catch up.</summary>
    internal IReadOnlyList<JobMessage> Snapshot()
    {
        lock (_gate)
        {
            var messages = new List<JobMessage>();
            if (_progress is not null)
            {
                messages.Add(new JobMessage.Progress(_progress).About(_job));
            }

            if (_maps is not null)
            {
                messages.Add(new JobMessage.Maps(null).About(_job));
            }

            if (_instances.Count > 0)
            {
                messages.Add(new JobMessage.Instances([.. _instances]).About(_job));
            }

            return messages;
        }
    }

    private void Tell(JobMessage message) => _feed.Publish(message);
}
