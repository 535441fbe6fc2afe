using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Methods.Matcher;

/// <summary>A mask that may become part of the answer.</summary>
/// <param name="Pixels">Its pixels; not empty.</param>
/// <param name="PredictedIou">The decoder's estimate, 0..1.</param>
/// <param name="Prompt">The first point that led to it.</param>
internal sealed record CandidateMask(PlacedMask Pixels, double PredictedIou, ImagePoint Prompt);
