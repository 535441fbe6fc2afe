namespace PerSense.Engine.Imaging.Operations;

/// <summary>
/// The lower envelope of the parabolas <c>(x - q)^2 + f(q)</c> (Felzenszwalb and Huttenlocher 2012, algorithm 1). Holds working memory
/// for one row length; not thread-safe.
/// </summary>
/// <param name="length">Cells in a row.</param>
internal sealed class ParabolaEnvelope(int length)
{
    private readonly int[] _vertices = new int[length];
    private readonly double[] _starts = new double[length + 1];

    /// <summary>The square root of the envelope at every cell.</summary>
    /// <param name="heights">f: squared distances, possibly infinite.</param>
    /// <param name="distances">Room for the result.</param>
    public void Measure(ReadOnlySpan<double> heights, Span<float> distances)
    {
        var count = Build(heights);
        if (count == 0)
        {
            distances.Fill(float.PositiveInfinity);
            return;
        }

        var current = 0;
        for (var x = 0; x < distances.Length; x++)
        {
            while (current + 1 < count && _starts[current + 1] < x)
            {
                current++;
            }

            double offset = x - _vertices[current];
            distances[x] = (float)Math.Sqrt((offset * offset) + heights[_vertices[current]]);
        }
    }

    private int Build(ReadOnlySpan<double> heights)
    {
        var count = 0;
        for (var q = 0; q < heights.Length; q++)
        {
            if (double.IsPositiveInfinity(heights[q]))
            {
                continue;
            }

            var start = double.NegativeInfinity;
            while (count > 0 && (start = Crossing(heights, _vertices[count - 1], q)) <= _starts[count - 1])
            {
                count--;
            }

            _vertices[count] = q;
            _starts[count] = count == 0 ? double.NegativeInfinity : start;
            count++;
        }

        return count;
    }

    // Where the parabola over q dips below the one over an earlier vertex.
    private static double Crossing(ReadOnlySpan<double> heights, int last, int q) =>
        (heights[q] + ((double)q * q) - heights[last] - ((double)last * last)) / (2.0 * (q - last));
}
