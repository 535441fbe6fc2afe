using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Stages.MaskDecoding;
using PerSense.Engine.Stages.Similarity;

namespace PerSense.Engine.Stages.Instances;

/// <summary>
/// Gathers the masks of one image while they are decoded and chooses the instances among them at the end. Not thread-safe.
/// </summary>
/// <param name="options">How to choose.</param>
/// <param name="verifier">The learned choice; null when the models have none.</param>
/// <param name="calibration">How a cosine becomes a probability.</param>
/// <param name="sought">What instances should look like.</param>
/// <param name="together">The learned choice that sees all candidates together and has the last word; null when the models have none.</param>
internal sealed class InstanceCollector(
    InstanceOptions options, VerifierWeights? verifier, SimilarityCalibration calibration, SoughtObject sought, ISetVerifier? together = null)
{
    // What is less likely than this by itself is not looked at again.
    private const double Plausible = 0.02;

    private readonly bool _isRelative = options.Choice == InstanceChoice.Verifier && verifier is not null;
    private readonly IInstanceGrader _grader = options.Choice == InstanceChoice.Verifier && verifier is not null
        ? new VerifierGrader(verifier)
        : new ThresholdGrader(options, calibration);

    private readonly List<Instance> _marked = [];
    private readonly List<Candidate> _candidates = [];

    /// <summary>The masks so far, in the order of decoding.</summary>
    public IEnumerable<MaskEvidence> Masks => _candidates.Select(static one => one.Mask);

    /// <summary>Adds an object that a person marked; nothing outranks it.</summary>
    /// <param name="mask">What is known of it.</param>
    /// <param name="pixels">Its pixels.</param>
    public Instance AddMarked(MaskEvidence mask, PlacedMask pixels)
    {
        var instance = Create(pixels, mask, confidence: 1);
        _marked.Add(instance);
        return instance;
    }

    /// <summary>Adds a mask.</summary>
    /// <param name="mask">The mask.</param>
    /// <param name="render">Renders it at the image's own resolution; null when nothing is left there.</param>
    public void Add(MaskEvidence mask, Func<MaskEvidence, PlacedMask?> render) => _candidates.Add(new(mask, CandidateMeasurements.Of(mask, sought), render));

    /// <summary>The latest masks that would be accepted as things stand; the end may decide otherwise.</summary>
    /// <param name="count">How many of the latest to look at.</param>
    /// <param name="exemplars">The exemplars' median measurements as known so far.</param>
    public IReadOnlyList<Instance> Preview(int count, CandidateMeasurements exemplars)
    {
        foreach (var candidate in _candidates.TakeLast(count))
        {
            candidate.Grade = _grader.Grade(candidate.Measurements, exemplars);
        }

        var scale = Scale(_candidates.Select(static one => one.Grade).OrderDescending().Take(options.VerifierBest));
        return [.. _candidates.TakeLast(count)
            .Where(one => one.Grade * scale >= InstanceSet.AcceptedConfidence && one.Pixels is not null)
            .Select(one => Create(one.Pixels!, one.Mask, Math.Min(1, one.Grade * scale)))];
    }

    /// <summary>The masks so far that would be accepted as things stand; the end may decide otherwise.</summary>
    /// <param name="exemplars">The exemplars' median measurements as known so far.</param>
    public IReadOnlyList<MaskEvidence> Likely(CandidateMeasurements exemplars)
    {
        foreach (var candidate in _candidates)
        {
            candidate.Grade = _grader.Grade(candidate.Measurements, exemplars);
        }

        var scale = Scale(_candidates.Select(static one => one.Grade).OrderDescending().Take(options.VerifierBest));
        return [.. _candidates.Where(one => one.Grade * scale >= InstanceSet.AcceptedConfidence).Select(static one => one.Mask)];
    }

    /// <summary>Chooses the instances.</summary>
    /// <param name="exemplars">The exemplars' median measurements.</param>
    /// <param name="cancellationToken">Stops the choice.</param>
    public InstanceSet Finish(CandidateMeasurements exemplars, CancellationToken cancellationToken = default)
    {
        foreach (var candidate in _candidates)
        {
            candidate.Grade = _grader.Grade(candidate.Measurements, exemplars);
        }

        var table = options.KeepCandidates || JudgesTogether ? JudgeTogether(exemplars, cancellationToken) : null;
        var (kept, removed) = Distinct();
        var scale = Scale(kept.Take(options.VerifierBest).Select(static one => one.Grade));
        var instances = kept.Select(one => Create(one.Pixels!, one.Mask, Math.Min(1, one.Grade * scale)))
            .Where(one => one.Confidence >= options.ConfidenceFloor);
        return new([.. _marked, .. instances], removed) { Candidates = options.KeepCandidates ? table : null };
    }

    private bool JudgesTogether => _isRelative && options.Together && together is not null;

    /// <summary>Tables the candidates that are plausible by themselves; where there is a set verifier, its verdicts replace all grades.</summary>
    private CandidateTable? JudgeTogether(CandidateMeasurements exemplars, CancellationToken cancellationToken)
    {
        Candidate[] plausible = [.. _candidates.Where(static one => one.Grade >= Plausible && one.Pixels is not null).OrderByDescending(static one => one.Grade)];
        if (plausible.Length == 0)
        {
            return null;
        }

        var table = CandidateTable.Of(
            [.. plausible.Select(static one => new TabledCandidate(one.Measurements, one.Mask.Appearance, one.Pixels!, one.Grade))], exemplars);
        if (JudgesTogether)
        {
            _candidates.ForEach(static one => one.Grade = 0);
            var verdicts = together!.Judge(table, cancellationToken);
            for (var i = 0; i < plausible.Length; i++)
            {
                plausible[i].Grade = verdicts[i];
            }
        }

        return table;
    }

    /// <summary>From the surest down, so that of several masks of one object the best stays; ends where no slider reaches.</summary>
    private (List<Candidate> Kept, int Removed) Distinct()
    {
        var duplicates = new DuplicateRule(options);
        var (kept, masks, removed) = (new List<Candidate>(), _marked.ConvertAll(static one => one.Mask), 0);
        foreach (var candidate in _candidates.OrderByDescending(static one => one.Grade))
        {
            if (candidate.Grade * Scale(kept.Take(options.VerifierBest).Select(static one => one.Grade)) < options.ConfidenceFloor)
            {
                break;
            }

            if (candidate.Pixels is not { } pixels)
            {
                continue;
            }

            if (masks.Exists(better => duplicates.IsDuplicate(pixels, better)))
            {
                removed++;
                continue;
            }

            kept.Add(candidate);
            masks.Add(pixels);
        }

        return (kept, removed);
    }

    /// <summary>The factor that puts the least accepted grade at <see cref="InstanceSet.AcceptedConfidence"/>.</summary>
    private double Scale(IEnumerable<double> best) =>
        _isRelative ? InstanceSet.AcceptedConfidence / (options.VerifierCut * Math.Max(options.VerifierFloor, best.DefaultIfEmpty(0).Average())) : 1;

    private Instance Create(PlacedMask pixels, MaskEvidence mask, double confidence) => new(
        pixels,
        new ImageBox(pixels.Left, pixels.Top, pixels.Right, pixels.Bottom),
        pixels.Patch.Area(),
        mask.PredictedIou,
        calibration.Probability(mask.Appearance.CosineTo(sought.Appearance)),
        confidence,
        mask.Prompt);

    private sealed class Candidate(MaskEvidence mask, CandidateMeasurements measurements, Func<MaskEvidence, PlacedMask?> render)
    {
        private readonly Lazy<PlacedMask?> _pixels = new(() => render(mask), isThreadSafe: false);

        public MaskEvidence Mask => mask;

        public CandidateMeasurements Measurements => measurements;

        public PlacedMask? Pixels => _pixels.Value;

        public double Grade { get; set; }
    }
}
