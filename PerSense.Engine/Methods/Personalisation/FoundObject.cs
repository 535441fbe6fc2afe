using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Methods.Personalisation;

/// <summary>One object that was found.</summary>
/// <param name="Pixels">Its pixels; not empty.</param>
/// <param name="PredictedIou">The decoder's estimate of the mask's IoU.</param>
/// <param name="Prompt">The point that led to it, in image coordinates.</param>
/// <param name="Cosine">The similarity there.</param>
internal sealed record FoundObject(PlacedMask Pixels, double PredictedIou, ImagePoint Prompt, double Cosine);
