namespace PerSense.Engine.Stages.Feedback;

/// <summary>How exemplars are selected among the masks of a pass. A closed choice.</summary>
public enum ExemplarSelection
{
    /// <summary>The best ones by <see cref="FeedbackOptions.Ranking"/> (PerSense).</summary>
    Best,

    /// <summary>One of each size, of objects that look alike and cover the variety there is (PerSense++).</summary>
    Diverse,
}
