using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Stages.Instances;
using PerSense.Engine.Stages.MaskDecoding;

namespace PerSense.Engine.Methods;

/// <summary>Instances of methods that believe in every mask that they find.</summary>
internal static class AcceptedInstance
{
    /// <summary>A mask as an instance whose confidence says only how sure the decoder is of its outline.</summary>
    /// <param name="pixels">Its pixels; not empty.</param>
    /// <param name="predictedIou">The decoder's estimate; some decoders go a little beyond 0..1.</param>
    /// <param name="similarity">Probability that it is the marked kind of object, 0..1.</param>
    /// <param name="prompt">The point that was decoded, in image coordinates.</param>
    public static Instance Of(PlacedMask pixels, double predictedIou, double similarity, ImagePoint prompt) => new(
        pixels,
        MaskFootprint.Of(pixels).Box,
        pixels.Patch.Area(),
        predictedIou,
        similarity,
        InstanceSet.AcceptedConfidence + ((1 - InstanceSet.AcceptedConfidence) * Math.Clamp(predictedIou, 0, 1)),
        prompt);
}
