using PerSense.Engine.Stages.MaskDecoding;
using PerSense.Engine.Stages.Similarity;

namespace PerSense.Engine.Stages.Feedback;

/// <summary>PerSense's feedback (section 3.4): the best masks of the first pass become the exemplars of the second.</summary>
/// <param name="options">How many, and by what.</param>
/// <param name="calibration">How a cosine becomes a probability.</param>
/// <param name="looks">
/// What the diversity-aware selection compares masks by; null for the similarity features under the mask.
/// </param>
internal sealed class FeedbackSelector(FeedbackOptions options, SimilarityCalibration calibration, Func<MaskEvidence, float[]>? looks = null)
{
    // Up to here the released PerSense++ takes the exemplars as they are.
    private const int FewMasks = 2;

    /// <summary>Chooses the next exemplars.</summary>
    /// <param name="initial">The exemplars of the first pass.</param>
    /// <param name="areMarked">Whether a person marked those.</param>
    /// <param name="masks">The masks of the first pass, in the order of their prompts.</param>
    /// <param name="target">The middle appearance of reference and initial exemplars.</param>
    /// <returns>The exemplars, best first; the initial ones when no mask can serve.</returns>
    public IReadOnlyList<MaskEvidence> Select(
        IReadOnlyList<MaskEvidence> initial, bool areMarked, IReadOnlyList<MaskEvidence> masks, ObjectAppearance target)
    {
        var keepMarked = areMarked && options.KeepMarked;
        if (options.Selection == ExemplarSelection.Diverse)
        {
            return [.. keepMarked ? initial : [], .. Diverse(initial, masks, keepMarked)];
        }

        List<MaskEvidence> chosen = [.. keepMarked || options.IncludeInitial ? initial : []];
        var most = options.Exemplars + (keepMarked ? initial.Count : 0);
        foreach (var mask in Ranked(masks, target))
        {
            if (chosen.Count >= most)
            {
                break;
            }

            if (!chosen.Exists(better => better.Box.IntersectionOverUnion(mask.Box) > options.DeduplicateIou))
            {
                chosen.Add(mask);
            }
        }

        return chosen.Count > 0 ? chosen : initial;
    }

    /// <summary>Masks by what they are worth as exemplars, the best first.</summary>
    /// <param name="masks">The masks.</param>
    /// <param name="target">What is looked for.</param>
    public IEnumerable<MaskEvidence> Ranked(IEnumerable<MaskEvidence> masks, ObjectAppearance target) =>
        masks.OrderByDescending(mask => Worth(mask, target));

    private IEnumerable<MaskEvidence> Diverse(IReadOnlyList<MaskEvidence> initial, IReadOnlyList<MaskEvidence> masks, bool keepMarked)
    {
        if (masks.Count <= FewMasks)
        {
            return [.. keepMarked ? [] : initial, .. masks];
        }

        var candidates = masks.Select(mask => new DiverseCandidate(DiverseCandidate.CornersOf(mask.Box), mask.PredictedIou, Looks(mask))).ToList();
        var scored = new DiverseScoring(options.Diversity).Score(candidates, Looks(initial[0]));
        return DiverseChoice.Choose(scored, options.Diversity.LargestOverlap).Select(one => masks[one.Index]);
    }

    private float[] Looks(MaskEvidence mask) => looks?.Invoke(mask) ?? mask.Appearance.Direction.ToArray();

    private double Worth(MaskEvidence mask, ObjectAppearance target) => options.Ranking switch
    {
        FeedbackRanking.PredictedIou => mask.PredictedIou,
        _ => mask.PredictedIou * mask.Strength * calibration.Probability(mask.Appearance.CosineTo(target))
            * mask.Appearance.Colour.Likeness(target.Colour),
    };
}
