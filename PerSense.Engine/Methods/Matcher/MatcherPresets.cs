namespace PerSense.Engine.Methods.Matcher;

/// <summary>The named sets of options of Matcher: the settings of the released code for each kind of data.</summary>
public static class MatcherPresets
{
    /// <summary>The defaults of every option.</summary>
    public static MatcherOptions Recommended { get; } = new();

    /// <summary>The released program's own defaults.</summary>
    public static MatcherOptions ReferenceParity { get; } = new()
    {
        Matching = new() { AllPoints = false, LeastPoints = 4, MostPoints = 6, AllAnswers = false },
        Merging = new() { EarthMoverPatches = 1369 },
        Instances = MergedInstances.Union,
    };

    /// <summary>COCO-20i and LVIS-92i, without the masks of a dense grid of points, which answer no question about the marked object.</summary>
    public static MatcherOptions Coco { get; } = new()
    {
        Matching = new() { MostPoints = 6, Draws = 64, LeastPredictedIou = 0.85, LargestBoxIou = 0.65 },
        Merging = new() { LeastPurity = 0.02, LargestDistance = 0.33, LeastRelativeScore = 0, Most = 9 },
        Instances = MergedInstances.Union,
    };

    /// <summary>FSS-1000: one object, seen as a whole.</summary>
    public static MatcherOptions Fss { get; } = ReferenceParity with { Merging = new() { EarthMoverPatches = 1369, Alpha = 0.8, Beta = 0.2, CoverageExponent = 1 } };

    /// <summary>PASCAL-Part and PACO-Part: a part of an object.</summary>
    public static MatcherOptions Part { get; } = new()
    {
        Matching = new() { LeastPoints = 3, MostPoints = 6, Draws = 128, GiveBox = true, AllAnswers = false },
        Merging = new() { Alpha = 0.5, Beta = 0.5, LeastCoverage = 0.3, Most = 5 },
        Instances = MergedInstances.Union,
    };
}
