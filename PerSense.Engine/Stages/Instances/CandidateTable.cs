using PerSense.Engine.Imaging;
using PerSense.Engine.Inference;

namespace PerSense.Engine.Stages.Instances;

/// <summary>
/// What a verifier that sees all candidates of an image together is told: measurements of each, and how each relates to the likeliest
/// ones, its context. The first rows are the context itself.
/// </summary>
public sealed class CandidateTable
{
    /// <summary>How many of the likeliest candidates each one is compared with; beyond it the cost would grow with the square of the count.</summary>
    public const int MostContext = 128;

    /// <summary>Measurements of one candidate.</summary>
    public const int MeasurementCount = 20;

    /// <summary>Relations between two candidates.</summary>
    public const int RelationCount = 8;

    // How many of the likeliest candidates tell how likely the best are; the networks were trained with it.
    private const int Best = 4;

    private CandidateTable(IReadOnlyList<PlacedMask> masks, TensorBuffer measurements, TensorBuffer relations)
    {
        Masks = masks;
        Measurements = measurements;
        Relations = relations;
    }

    /// <summary>The candidates, the likeliest by themselves first.</summary>
    public IReadOnlyList<PlacedMask> Masks { get; }

    /// <summary>Measurements, [candidates, <see cref="MeasurementCount"/>]: see <see cref="TabledCandidate"/> for their order.</summary>
    public TensorBuffer Measurements { get; }

    /// <summary>Relations, [candidates, context, <see cref="RelationCount"/>].</summary>
    public TensorBuffer Relations { get; }

    /// <summary>Tables candidates.</summary>
    /// <param name="candidates">At least one, the likeliest first.</param>
    /// <param name="exemplars">The exemplars' median measurements.</param>
    internal static CandidateTable Of(IReadOnlyList<TabledCandidate> candidates, CandidateMeasurements exemplars)
    {
        var context = Math.Min(candidates.Count, MostContext);
        var best = candidates.Take(Best).Average(static one => one.Grade);
        var measurements = new float[candidates.Count * MeasurementCount];
        var relations = new float[candidates.Count * context * RelationCount];
        for (var i = 0; i < candidates.Count; i++)
        {
            candidates[i].Measure(exemplars, best, candidates.Count, measurements.AsSpan(i * MeasurementCount, MeasurementCount));
            for (var j = 0; j < context; j++)
            {
                candidates[i].Relate(candidates[j], relations.AsSpan(((i * context) + j) * RelationCount, RelationCount));
            }
        }

        return new(
            [.. candidates.Select(static one => one.Pixels)],
            new(measurements, candidates.Count, MeasurementCount),
            new(relations, candidates.Count, context, RelationCount));
    }
}
