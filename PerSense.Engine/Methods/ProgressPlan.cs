namespace PerSense.Engine.Methods;

/// <summary>Which share of a whole run each stage takes: measured on photos of 100 objects, so an estimate for any other.</summary>
internal static class ProgressPlan
{
    /// <summary>Where a stage begins and ends, 0..1 of the whole run.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="pass">1 or 2.</param>
    public static (double From, double To) Span(StageKind stage, int pass) => (stage, pass) switch
    {
        (StageKind.Encoding, 1) => (0, 0.20),
        (StageKind.Similarity, 1) => (0.20, 0.22),
        (StageKind.LocationPrior, _) => (0.22, 0.26),
        (StageKind.Exemplars, _) => (0.26, 0.30),
        (StageKind.Density, 1) => (0.30, 0.34),
        (StageKind.InstanceDetection, 1) => (0.34, 0.35),
        (StageKind.PointPrompts, 1) => (0.35, 0.36),
        (StageKind.MaskDecoding, 1) => (0.36, 0.50),
        (StageKind.Feedback, _) => (0.50, 0.51),
        (StageKind.Encoding, _) => (0.51, 0.60),
        (StageKind.Similarity, _) => (0.60, 0.61),
        (StageKind.Density, _) => (0.61, 0.65),
        (StageKind.InstanceDetection, _) => (0.65, 0.66),
        (StageKind.PointPrompts, _) => (0.66, 0.67),
        (StageKind.MaskDecoding, _) => (0.67, 0.97),
        _ => (0.97, 1),
    };
}
