namespace PerSense.Web.Realtime;

/// <summary>One found object as it is sent and stored; the engine's <c>Instance</c> on the wire. All in pixels of the upright image.</summary>
/// <param name="Index">Its number: unique within a job while it runs, and within the stored run (there most confident first).</param>
/// <param name="Mask">Its pixels.</param>
/// <param name="Box">Tight box: x, y, width, height.</param>
/// <param name="Area">Pixels inside the mask.</param>
/// <param name="Confidence">0..1; the slider cuts here.</param>
/// <param name="PredictedIou">The decoder's own estimate, 0..1.</param>
/// <param name="Similarity">Probability that it is the marked kind of object, 0..1.</param>
/// <param name="Point">The point that was decoded: x, y.</param>
public sealed record InstanceItem(
    int Index, MaskItem Mask, IReadOnlyList<double> Box, long Area, double Confidence, double PredictedIou, double Similarity, IReadOnlyList<double> Point);
