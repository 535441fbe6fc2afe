using PerSense.Engine.Imaging;

namespace PerSense.Engine.Methods.References;

/// <summary>The pixels of a marked object.</summary>
/// <param name="Mask">Not empty; cut to its tight box.</param>
/// <param name="PredictedIou">The decoder's estimate, 0..1; 1 for pixels that a person marked.</param>
internal sealed record MarkedMask(PlacedMask Mask, double PredictedIou);
