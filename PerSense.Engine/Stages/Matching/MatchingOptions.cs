namespace PerSense.Engine.Stages.Matching;

/// <summary>How matched points become prompts, and prompts masks (Matcher, specification sections 3 and 4).</summary>
public sealed record MatchingOptions
{
    /// <summary>
    /// Most patches of an image; features on finer grids are pooled; 64 to 5000; default 1369, DINOv2's 37 x 37 (paper). The assignments
    /// grow with the cube of the patches.
    /// </summary>
    [Option("Most patches that an image is compared by; finer features are pooled.", "Matcher, section 4; 37 x 37")]
    public int Patches { get; init; } = 1369;

    /// <summary>Whether prompts are drawn from all matched points; default true. False draws from the centres of their clusters.</summary>
    [Option(
        "Draw prompts from all matched points, not from the centres of their clusters.",
        "Matcher code, settings of COCO and LVIS", IsBasic = true)]
    public bool AllPoints { get; init; } = true;

    /// <summary>Number of clusters otherwise, at least 1; default 8 (paper).</summary>
    [Option("Number of clusters that the points are sorted into.", "Matcher code")]
    public int Centres { get; init; } = 8;

    /// <summary>Least points of a prompt, at least 1; default 1.</summary>
    [Option("Least points of a prompt.", "Matcher code, settings of each data set", IsBasic = true)]
    public int LeastPoints { get; init; } = 1;

    /// <summary>Most points of a prompt, at least <see cref="LeastPoints"/>; default 3.</summary>
    [Option("Most points of a prompt.", "Matcher code, settings of each data set", IsBasic = true)]
    public int MostPoints { get; init; } = 3;

    /// <summary>How many prompts of each number of points are drawn when there are more than 8 points, at least 1; default 30.</summary>
    [Option("How many prompts of each size are drawn when there are more than 8 points.", "Matcher code")]
    public int Draws { get; init; } = 30;

    /// <summary>Whether every prompt has the box of all points too (parts of objects); default false.</summary>
    [Option("Give the box of all matched points with every prompt.", "Matcher code, settings of PASCAL-Part")]
    public bool GiveBox { get; init; }

    /// <summary>Whether all answers of the decoder are candidates; default true. False asks for its single answer.</summary>
    [Option("Take part, object and whole of every prompt as candidates.", "Matcher code, settings of COCO and LVIS")]
    public bool AllAnswers { get; init; } = true;

    /// <summary>Predicted IoU that a mask must exceed, 0..1; 0 for no test; default 0.</summary>
    [Option("Predicted IoU that a mask must exceed; 0 for no test.", "Matcher code")]
    public double LeastPredictedIou { get; init; }

    /// <summary>Box IoU above which the less sure of two masks is dropped, 0..1; 1 keeps all; default 1.</summary>
    [Option("Overlap of boxes above which the less sure of two masks is dropped; 1 keeps all.", "Matcher code")]
    public double LargestBoxIou { get; init; } = 1;

    /// <summary>Seed of all draws; default 0 (released code).</summary>
    [Option("Seed of all draws: the same seed gives the same result.", "Matcher code")]
    public int Seed { get; init; }

    internal IEnumerable<string> Faults() =>
    [
        .. OptionCheck.Between("Matching.Patches", Patches, 64, 5000),
        .. OptionCheck.AtLeast("Matching.Centres", Centres, 1),
        .. OptionCheck.AtLeast("Matching.LeastPoints", LeastPoints, 1),
        .. OptionCheck.AtLeast("Matching.MostPoints", MostPoints, LeastPoints),
        .. OptionCheck.Between("Matching.Draws", Draws, 1, 1000),
        .. OptionCheck.Share("Matching.LeastPredictedIou", LeastPredictedIou),
        .. OptionCheck.Share("Matching.LargestBoxIou", LargestBoxIou),
    ];
}
