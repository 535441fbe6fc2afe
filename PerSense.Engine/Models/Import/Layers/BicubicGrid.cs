using System.Numerics.Tensors;
using PerSense.Engine.Models.Import.Weights;

namespace PerSense.Engine.Models.Import.Layers;

/// <summary>
/// Resizes tables of positions as torch's <c>interpolate(mode="bicubic")</c> does: cell centres to cell centres, the border repeated, no
/// antialiasing, a = -0.75.
/// </summary>
internal static class BicubicGrid
{
    private const double Sharpness = -0.75;
    private const int Taps = 4;

    /// <summary>A square table of another side.</summary>
    /// <param name="table">[..., from * from, channels], in row order; leading axes are of length 1.</param>
    /// <param name="from">Side of the table.</param>
    /// <param name="to">The new side.</param>
    /// <returns>[1, to * to, channels].</returns>
    public static Weight Resize(Weight table, int from, int to)
    {
        var channels = (int)table.Shape[^1];
        return table.Changed($".{to}x{to}", [1, to * to, channels], values =>
        {
            var wide = ResizeAxis(values, new(from, channels), from, to);
            return ResizeAxis(wide, new(1, to * channels), from, to);
        });
    }

    /// <summary>Resizes the middle axis of [outer, from, inner].</summary>
    private static float[] ResizeAxis(float[] values, Axis axis, int from, int to)
    {
        var result = new float[axis.Outer * to * axis.Inner];
        for (var i = 0; i < axis.Outer * to; i++)
        {
            var (outer, cell) = (i / to, i % to);
            var position = ((cell + 0.5) * from / to) - 0.5;
            var first = (int)Math.Floor(position) - 1;
            for (var tap = first; tap < first + Taps; tap++)
            {
                var source = (outer * from) + Math.Clamp(tap, 0, from - 1);
                Add(values.AsSpan(source * axis.Inner, axis.Inner), (float)Kernel(position - tap), result.AsSpan(i * axis.Inner, axis.Inner));
            }
        }

        return result;
    }

    private static void Add(ReadOnlySpan<float> source, float weight, Span<float> target) =>
        TensorPrimitives.MultiplyAdd(source, weight, target, target);

    /// <summary>The cubic convolution kernel (Keys 1981).</summary>
    private static double Kernel(double distance)
    {
        var x = Math.Abs(distance);
        return x <= 1
            ? ((((Sharpness + 2) * x) - (Sharpness + 3)) * x * x) + 1
            : ((((((x - 5) * x) + 8) * x) - 4) * Sharpness);
    }

    private readonly record struct Axis(int Outer, int Inner);
}
