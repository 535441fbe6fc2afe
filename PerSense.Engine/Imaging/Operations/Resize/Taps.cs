namespace PerSense.Engine.Imaging.Operations.Resize;

/// <summary>
/// Along one axis: which source cells each output cell reads and how much each counts. Cells beyond the border are already
/// replaced by the border cell.
/// </summary>
/// <typeparam name="T">Real or fixed-point weights.</typeparam>
/// <param name="length">Output cells.</param>
/// <param name="stride">The most source cells that any output cell reads.</param>
internal sealed class Taps<T>(int length, int stride)
{
    private readonly int[] _counts = new int[length];
    private readonly int[] _indices = new int[length * stride];
    private readonly T[] _weights = new T[length * stride];

    /// <summary>Output cells.</summary>
    public int Length => length;

    /// <summary>The source cells that an output cell reads.</summary>
    public ReadOnlySpan<int> IndicesOf(int output) => _indices.AsSpan(output * stride, _counts[output]);

    /// <summary>The weights of those cells.</summary>
    public ReadOnlySpan<T> WeightsOf(int output) => _weights.AsSpan(output * stride, _counts[output]);

    public void Add(int output, int index, T weight)
    {
        var at = (output * stride) + _counts[output]++;
        _indices[at] = index;
        _weights[at] = weight;
    }

    /// <summary>The same cells with converted weights.</summary>
    public Taps<TOther> Convert<TOther>(Func<T, TOther> convert)
    {
        var result = new Taps<TOther>(length, stride);
        for (var i = 0; i < length; i++)
        {
            var (indices, weights) = (_indices.AsMemory(i * stride, _counts[i]), _weights.AsMemory(i * stride, _counts[i]));
            for (var k = 0; k < indices.Length; k++)
            {
                result.Add(i, indices.Span[k], convert(weights.Span[k]));
            }
        }

        return result;
    }

    /// <summary>First source cell that the outputs <paramref name="from"/> to <paramref name="to"/> (exclusive) read, and the cell after the last.</summary>
    public Range Reach(int from, int to)
    {
        var (first, last) = (int.MaxValue, -1);
        for (var i = from; i < to; i++)
        {
            foreach (var index in IndicesOf(i))
            {
                (first, last) = (Math.Min(first, index), Math.Max(last, index));
            }
        }

        return first..(last + 1);
    }
}
