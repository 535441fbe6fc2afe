using PerSense.Engine.Stages.Density;
using PerSense.Engine.Stages.Instances;
using PerSense.Engine.Stages.Similarity;

namespace PerSense.Engine.Methods;

/// <summary>The bookkeeping of one run: times, counts, progress, notices and cancellation. Not thread-safe.</summary>
internal sealed class SegmentationRun(ISegmentationObserver? observer, TimeProvider time, CancellationToken cancellationToken)
{
    private readonly long _start = time.GetTimestamp();
    private readonly List<StageRecord> _records = [];
    private readonly List<string> _notices = [];
    private readonly List<StageMap> _maps = [];
    private double _fraction;
    private int _encoderCalls;
    private int _decoderCalls;
    private int _decoderPrompts;
    private int _detectorCalls;
    private int _densityCalls;

    /// <summary>Stops the run.</summary>
    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>What the density network made of the pictures of this run.</summary>
    public DensityMemory Density { get; } = new();

    /// <summary>Sentences for the user so far.</summary>
    public IReadOnlyList<string> Notices => _notices;

    /// <summary>Runs a stage, times it and tells the observer.</summary>
    /// <param name="step">Which stage, in which pass, over how many things.</param>
    /// <param name="work">The stage's work.</param>
    /// <param name="outputs">How many things came out.</param>
    public T Stage<T>(StageStep step, Func<T> work, Func<T, int> outputs)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Report(step, 0);
        var start = time.GetTimestamp();
        var result = work();
        _records.Add(new(step.Stage, step.Pass, time.GetElapsedTime(start), step.Inputs, outputs(result)));
        Report(step, step.Inputs);
        return result;
    }

    /// <summary>Tells the observer how far a stage is; the fraction of the whole never falls.</summary>
    /// <param name="step">The stage.</param>
    /// <param name="done">Things that are done.</param>
    public void Report(StageStep step, int done)
    {
        if (observer is null)
        {
            return;
        }

        var total = Math.Max(step.Inputs, 1);
        done = step.Inputs == 0 ? total : done;
        var (from, to) = ProgressPlan.Span(step.Stage, step.Pass);
        _fraction = Math.Max(_fraction, from + ((to - from) * done / total));
        observer.OnProgress(new(step.Stage, step.Pass, done, total, _fraction));
    }

    /// <summary>Hands over new masks of the final pass.</summary>
    /// <param name="instances">In the order of decoding.</param>
    public void Publish(IReadOnlyList<Instance> instances)
    {
        if (instances.Count > 0)
        {
            observer?.OnInstances(instances);
        }
    }

    /// <summary>Hands over the maps of the final pass.</summary>
    /// <param name="similarity">The similarity map.</param>
    /// <param name="density">The density map.</param>
    public void Publish(SimilarityMap similarity, DensityMap density) => observer?.OnMaps(similarity, density);

    /// <summary>Adds a sentence for the user, once.</summary>
    /// <param name="sentence">The sentence.</param>
    public void Notice(string sentence)
    {
        if (!_notices.Contains(sentence))
        {
            _notices.Add(sentence);
        }
    }

    /// <summary>Keeps an intermediate map for the trace.</summary>
    /// <param name="map">The map.</param>
    public void Keep(StageMap map) => _maps.Add(map);

    /// <summary>Counts an encoded image.</summary>
    public void CountEncoding() => _encoderCalls++;

    /// <summary>Counts an estimated density map.</summary>
    public void CountDensity() => _densityCalls++;

    /// <summary>Counts a question to the detector.</summary>
    public void CountDetection() => _detectorCalls++;

    /// <summary>Counts a question to the decoder, of any number of prompts.</summary>
    public void CountDecoding() => _decoderCalls++;

    /// <summary>Counts a decoded prompt.</summary>
    public void CountPrompt() => _decoderPrompts++;

    /// <summary>The record of the run so far.</summary>
    public StageTrace Trace() => new([.. _records], _encoderCalls, _decoderPrompts, _densityCalls, time.GetElapsedTime(_start))
    {
        DecoderCalls = _decoderCalls,
        DetectorCalls = _detectorCalls,
        DensityStemCalls = Density.StemCalls,
        DensityHeadCalls = Density.HeadCalls,
        Maps = [.. _maps],
    };
}
