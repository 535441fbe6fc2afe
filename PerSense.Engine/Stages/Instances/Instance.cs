using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Stages.Instances;

/// <summary>One found object.</summary>
/// <param name="Mask">Its pixels at the image's own resolution; not empty.</param>
/// <param name="Box">The tight box of the mask.</param>
/// <param name="Area">Pixels inside the mask.</param>
/// <param name="PredictedIou">The decoder's estimate of the mask's IoU, 0..1.</param>
/// <param name="Similarity">Probability that this is the marked kind of object, 0..1.</param>
/// <param name="Confidence">
/// All evidence in one figure, 0..1, so scaled that the preset keeps what is at or above 0.5; the confidence slider cuts here.
/// </param>
/// <param name="Prompt">The point that was decoded.</param>
public sealed record Instance(
    PlacedMask Mask, ImageBox Box, long Area, double PredictedIou, double Similarity, double Confidence, ImagePoint Prompt);
