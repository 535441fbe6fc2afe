namespace PerSense.Engine.Stages.Feedback;

/// <summary>By what the masks of the first pass are ranked. A closed choice.</summary>
public enum FeedbackRanking
{
    /// <summary>Predicted IoU (paper and released code).</summary>
    PredictedIou,

    /// <summary>Predicted IoU, similarity, candidate strength and colour likeness together.</summary>
    Evidence,
}
