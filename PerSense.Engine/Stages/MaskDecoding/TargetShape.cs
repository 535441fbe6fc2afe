namespace PerSense.Engine.Stages.MaskDecoding;

/// <summary>The shape of the objects that are looked for.</summary>
/// <param name="Fill">Mask area over the square of the longest side, 0..1.</param>
/// <param name="Elongation">Long over short axis, at least 1.</param>
/// <param name="Side">Longest side, in image pixels; positive.</param>
public readonly record struct TargetShape(double Fill, double Elongation, double Side)
{
    /// <summary>The middle shape of some masks: the geometric mean of each figure.</summary>
    /// <param name="masks">At least one.</param>
    internal static TargetShape Mean(IReadOnlyList<MaskEvidence> masks) => new(
        Mean(masks, static one => one.Area / (one.Box.LongestSide * one.Box.LongestSide)),
        Mean(masks, static one => one.Footprint.Elongation),
        Mean(masks, static one => one.Box.LongestSide));

    private static double Mean(IReadOnlyList<MaskEvidence> masks, Func<MaskEvidence, double> figure) => Math.Exp(masks.Average(one => Math.Log(figure(one))));
}
