using PerSense.Engine.Stages.Density;
using PerSense.Engine.Stages.Exemplars;
using PerSense.Engine.Stages.Feedback;
using PerSense.Engine.Stages.InstanceDetection;
using PerSense.Engine.Stages.Instances;
using PerSense.Engine.Stages.LocationPriors;
using PerSense.Engine.Stages.MaskDecoding;
using PerSense.Engine.Stages.PointPrompts;
using PerSense.Engine.Stages.Similarity;

namespace PerSense.Engine.Methods.PerSense;

/// <summary>The three named sets of options: the released code, the paper, and what measured best.</summary>
public static class PerSensePresets
{
    private static readonly InstanceOptions EveryMask = new()
    {
        Choice = InstanceChoice.Thresholds,
        LeastStrength = 0,
        StrengthFloor = 0,
        LeastPredictedIou = 0,
        LeastSimilarity = 0,
        LeastColour = 0,
        LargestAreaRatio = null,
        DuplicateIou = null,
        DuplicateContainment = null,
        ConfidenceFloor = 0,
        IncludeReference = false,
        RejectIrrelevant = false,
    };

    /// <summary>The released code (December 2025) with its quirks, deterministic.</summary>
    public static PerSenseOptions ReferenceParity { get; } = new()
    {
        Similarity = new()
        {
            ForegroundRule = ForegroundRule.RedChannelNormalised,
            Resolution = SimilarityResolution.Image,
        },
        LocationPriors = new() { Source = LocationPriorSource.DetectorBox, ReferenceOnSameImage = false },
        Exemplars = new() { Choice = ExemplarChoice.PredictedIou },
        Density = new() { SmallObjects = SmallObjectTiles.LastTile, ShiftExemplars = false },
        InstanceDetection = new()
        {
            Sources = CandidateSource.Contours,
            ZeroArea = ZeroAreaRule.Origin,
            KeepCompositeParent = true,
            MergeRadius = 0,
            DistinctPixels = false,
        },
        PointPrompts = new()
        {
            Threshold = PromptThreshold.Adaptive,
            Count = PromptCount.Expected,
            Fallback = PromptFallback.SecondPass,
        },
        MaskDecoding = new()
        {
            FirstPassRefinements = 1,
            SecondPassBoxRounds = 0,
            GiveMaskWithBox = false,
            TellTarget = false,
            SizeWeight = 0,
            KeepPartUnderPrompt = false,
            LeastCells = 1,
            Resolution = FootprintResolution.Image,
        },
        Feedback = new()
        {
            Selection = ExemplarSelection.Best,
            IncludeInitial = true,
            KeepMarked = false,
            Ranking = FeedbackRanking.PredictedIou,
            DeduplicateIou = null,
            MostCandidates = null,
        },
        Instances = EveryMask,
        OtherSizes = 1,
    };

    /// <summary>The paper (arXiv, third version) where it differs from the released code; the code's ways elsewhere.</summary>
    public static PerSenseOptions Paper { get; } = ReferenceParity with
    {
        Similarity = new()
        {
            ForegroundRule = ForegroundRule.CoverageAtLeast,
            TargetPooling = TargetPooling.MeanOfUnit,
            Resolution = SimilarityResolution.Image,
            GuidanceSquash = GuidanceSquash.SoftmaxS,
        },
        LocationPriors = ReferenceParity.LocationPriors with { BoxPoint = BoxPoint.LargestSimilarity },
        InstanceDetection = ReferenceParity.InstanceDetection with { ZeroArea = ZeroAreaRule.VertexMean },
        PointPrompts = ReferenceParity.PointPrompts with
        {
            SingleObject = SingleObjectRule.ArgMaxOnly,
            Gate = PromptGate.None,
            Count = PromptCount.ExpectedRoundedUp,
        },
        Feedback = ReferenceParity.Feedback with { IncludeInitial = false },
    };

    /// <summary>What measured best on labelled photos: the defaults of every option.</summary>
    public static PerSenseOptions Recommended { get; } = new();
}
