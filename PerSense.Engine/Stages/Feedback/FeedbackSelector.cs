using PerSense.Engine.Stages.MaskDecoding;
using PerSense.Engine.Stages.Similarity;

namespace PerSense.Engine.Stages.Feedback;

/// <summary>PerSense's feedback (section 3.4): the best masks of the first pass become the exemplars of the second.</summary>
internal sealed class FeedbackSelector(FeedbackOptions options, SimilarityCalibration calibration)
{
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

    private double Worth(MaskEvidence mask, ObjectAppearance target) => options.Ranking switch
    {
        FeedbackRanking.PredictedIou => mask.PredictedIou,
        _ => mask.PredictedIou * mask.Strength * calibration.Probability(mask.Appearance.CosineTo(target))
            * mask.Appearance.Colour.Likeness(target.Colour),
    };
}
