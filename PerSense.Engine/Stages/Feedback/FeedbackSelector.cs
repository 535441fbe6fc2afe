using PerSense.Engine.Stages.MaskDecoding;
using PerSense.Engine.Stages.Similarity;

namespace PerSense.Engine.Stages.Feedback;

/// <summary>PerSense's feedback (section 3.4): the best masks of the first pass become the exemplars of the second.</summary>
internal sealed class FeedbackSelector(FeedbackOptions options, SimilarityCalibration calibration)
{
    /// <summary>Chooses the next exemplars.</summary>
    /// <param name="initial">The exemplars of the first pass.</param>
    /// <param name="masks">The masks of the first pass, in the order of their prompts.</param>
    /// <param name="target">The middle appearance of reference and initial exemplars.</param>
    /// <returns>The exemplars, best first; the initial ones when no mask can serve.</returns>
    public IReadOnlyList<MaskEvidence> Select(
        IReadOnlyList<MaskEvidence> initial, IReadOnlyList<MaskEvidence> masks, ObjectAppearance target)
    {
        List<MaskEvidence> chosen = [.. options.IncludeInitial ? initial : []];
        foreach (var mask in masks.OrderByDescending(mask => Rank(mask, target)))
        {
            if (chosen.Count >= options.Exemplars)
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

    private double Rank(MaskEvidence mask, ObjectAppearance target) => options.Ranking switch
    {
        FeedbackRanking.PredictedIou => mask.PredictedIou,
        _ => mask.PredictedIou * mask.Strength * calibration.Probability(mask.Appearance.CosineTo(target))
            * mask.Appearance.Colour.Likeness(target.Colour),
    };
}
