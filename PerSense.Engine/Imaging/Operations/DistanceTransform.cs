namespace PerSense.Engine.Imaging.Operations;

/// <summary>
/// For every pixel inside a mask the distance to the nearest pixel outside, centre to centre; 0 outside. What lies beyond the image's
/// border is not "outside": a full mask has no distance.
/// </summary>
public static class DistanceTransform
{
    /// <summary>The distance that <see cref="Chamfer"/> gives where there is no pixel outside at all, and the largest it gives.</summary>
    public const float Unreachable = 8192;

    private const int FractionBits = 16;
    private const uint Straight = 62587; // 0.955 in 16.16 fixed point
    private const uint Diagonal = 89738; // 1.3693
    private const uint Farthest = (uint)Unreachable << FractionBits;

    /// <summary>
    /// OpenCV's <c>distanceTransform(DIST_L2, 3)</c>: two passes of a 3 x 3 chamfer (Borgefors 1986) with steps of 0.955 and 1.3693.
    /// </summary>
    /// <param name="mask">The mask.</param>
    public static FloatMap Chamfer(Mask mask)
    {
        ArgumentNullException.ThrowIfNull(mask);
        var stride = mask.Width + 2;
        var costs = new uint[stride * (mask.Height + 2)];
        Array.Fill(costs, Farthest);
        for (var y = 0; y < mask.Height; y++)
        {
            SweepDown(mask.Row(y), costs.AsSpan(y * stride, 2 * stride), stride);
        }

        var result = new FloatMap(mask.Size);
        for (var y = mask.Height - 1; y >= 0; y--)
        {
            SweepUp(costs.AsSpan((y + 1) * stride, 2 * stride), stride, result.Row(y));
        }

        return result;
    }

    /// <summary>
    /// The exact Euclidean distance, by lower envelopes of parabolas (Felzenszwalb and Huttenlocher 2012). Where there is no pixel
    /// outside, positive infinity.
    /// </summary>
    /// <param name="mask">The mask.</param>
    public static FloatMap Exact(Mask mask)
    {
        ArgumentNullException.ThrowIfNull(mask);
        return ExactDistance.Transform(mask);
    }

    // The two rows are the one above and the row itself, each with a cell of padding on either side.
    private static void SweepDown(ReadOnlySpan<byte> row, Span<uint> costs, int stride)
    {
        var above = costs[..stride];
        var own = costs[stride..];
        for (var x = 1; x <= row.Length; x++)
        {
            var diagonal = Math.Min(above[x - 1], above[x + 1]) + Diagonal;
            var straight = Math.Min(above[x], own[x - 1]) + Straight;
            own[x] = row[x - 1] == 0 ? 0 : Math.Min(Math.Min(diagonal, straight), Farthest);
        }
    }

    // The two rows are the row itself and the one below.
    private static void SweepUp(Span<uint> costs, int stride, Span<float> result)
    {
        var own = costs[..stride];
        var below = costs[stride..];
        for (var x = result.Length; x >= 1; x--)
        {
            var diagonal = Math.Min(below[x - 1], below[x + 1]) + Diagonal;
            var straight = Math.Min(below[x], own[x + 1]) + Straight;
            own[x] = Math.Min(own[x], Math.Min(diagonal, straight));
            result[x - 1] = own[x] * (1f / (1 << FractionBits));
        }
    }
}
