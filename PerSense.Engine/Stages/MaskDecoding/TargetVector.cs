using System.Numerics.Tensors;
using PerSense.Engine.Inference;

namespace PerSense.Engine.Stages.MaskDecoding;

/// <summary>
/// A target as the embedded decoder takes it: the unit similarity vector and a 1, then three logarithms of the shape and a 1; zeros for what
/// is not known.
/// </summary>
internal static class TargetVector
{
    // The vector's flag, the shape and its flag.
    private const int Extra = 5;

    /// <summary>The network's input.</summary>
    /// <param name="target">The target; null for none.</param>
    /// <param name="channels">Channels of the similarity features.</param>
    /// <param name="scale">Network pixels per image pixel, over the side that shapes are compared to.</param>
    /// <exception cref="ArgumentException">The target has another number of channels.</exception>
    public static TensorBuffer Of(DecoderTarget? target, int channels, double scale)
    {
        var vector = new float[channels + Extra];
        if (target is not null)
        {
            Fill(target, vector, channels, scale);
        }

        return new(vector, 1, vector.Length);
    }

    private static void Fill(DecoderTarget target, Span<float> vector, int channels, double scale)
    {
        if (target.Direction.Length != channels)
        {
            throw new ArgumentException($"The target has {target.Direction.Length} channels, the similarity features have {channels}.", nameof(target));
        }

        var length = TensorPrimitives.Norm(target.Direction.Span);
        if (length > 0)
        {
            TensorPrimitives.Divide(target.Direction.Span, length, vector[..channels]);
            vector[channels] = 1;
        }

        if (target.Shape is { } shape)
        {
            vector[channels + 1] = (float)Math.Log(shape.Fill);
            vector[channels + 2] = (float)Math.Log(shape.Elongation);
            vector[channels + 3] = (float)Math.Log(shape.Side * scale);
            vector[channels + 4] = 1;
        }
    }
}
