using System.Numerics.Tensors;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Stages.Grounding;
using PerSense.Engine.Stages.InstanceDetection;

namespace PerSense.Engine.Stages.PointPrompts;

/// <summary>PerSense's point prompt selection module (section 3.3, eq. 11), with the choices that paper and code differ in.</summary>
internal sealed class PointPromptSelector(PointPromptOptions options)
{
    /// <summary>Selects candidates.</summary>
    /// <param name="candidates">Any number of candidates.</param>
    /// <param name="evidence">What the selection reads.</param>
    /// <returns>The selected ones in the order of the candidates.</returns>
    public PromptSelection Select(IReadOnlyList<InstanceCandidate> candidates, PromptEvidence evidence)
    {
        var prompts = candidates.Select(one => new PointPrompt(one.Point, evidence.Similarity.At(one.Point), one.Strength)).ToList();
        var threshold = Threshold(candidates.Count, evidence);
        var kept = prompts.Where(one => Passes(one, threshold) && InGate(one.Point, evidence.Gates)).ToList();
        if (IsSingle(candidates.Count, evidence) && options.SingleObject == SingleObjectRule.ArgMaxOnly && kept.Count > 1)
        {
            kept = [kept.MaxBy(static one => one.Similarity)!];
        }

        var fellBack = kept.Count == 0 && prompts.Count > 0 && FallsBack(evidence.IsLastPass);
        return new(fellBack ? prompts : kept, threshold, fellBack);
    }

    // In single precision, as the released code divides, so that a similarity on the threshold falls to the same side.
    private float Threshold(int candidates, PromptEvidence evidence)
    {
        if (options.Threshold == PromptThreshold.None)
        {
            return float.NegativeInfinity;
        }

        var largest = TensorPrimitives.Max<float>(evidence.Similarity.Cosine.Values);
        var divisor = IsSingle(candidates, evidence) ? 2 : (float)Count(candidates, evidence) / (float)options.Factor;
        return largest / divisor;
    }

    private bool IsSingle(int candidates, PromptEvidence evidence) =>
        options.Threshold == PromptThreshold.Adaptive && Count(candidates, evidence) == 1;

    private double Count(int candidates, PromptEvidence evidence) => options.Count switch
    {
        PromptCount.Expected => evidence.ExpectedCount,
        PromptCount.ExpectedRoundedUp => Math.Ceiling(evidence.ExpectedCount),
        _ => candidates,
    };

    private bool InGate(ImagePoint point, IReadOnlyList<DetectedBox>? gates) =>
        gates is null || options.Gate == PromptGate.None || gates.Any(gate => Holds(gate.Box, point));

    // Detectors count pixels by index, so the released comparison is on the index of the pixel that holds the point.
    private static bool Holds(ImageBox box, ImagePoint point) => box.Contains(new(point.Column, point.Row));

    private static bool Passes(PointPrompt prompt, float threshold) => (float)prompt.Similarity >= threshold;

    private bool FallsBack(bool isLastPass) =>
        options.Fallback == PromptFallback.BothPasses || (options.Fallback == PromptFallback.SecondPass && isLastPass);
}
