namespace PerSense.Engine.Stages.MaskDecoding;

/// <summary>
/// Bilinear sampling along one axis: each of a run of output pixels is a weighted sum of a few grid cells. Sampling in two steps has four
/// taps a pixel, in one step two.
/// </summary>
internal sealed class AxisTaps
{
    private readonly int[] _cells;
    private readonly float[] _weights;

    private AxisTaps(int start, int count, int perPixel)
    {
        Start = start;
        Count = count;
        PerPixel = perPixel;
        _cells = new int[count * perPixel];
        _weights = new float[count * perPixel];
    }

    /// <summary>The image pixel of the first output.</summary>
    public int Start { get; }

    /// <summary>Number of outputs.</summary>
    public int Count { get; }

    /// <summary>Taps of each output.</summary>
    public int PerPixel { get; }

    /// <summary>Grid cells of all taps, output by output.</summary>
    public ReadOnlySpan<int> Cells => _cells;

    /// <summary>Their weights.</summary>
    public ReadOnlySpan<float> Weights => _weights;

    /// <summary>A grid that covers a part of the axis; outputs are the pixels whose centres it covers.</summary>
    /// <param name="from">Where the grid begins, in image pixels.</param>
    /// <param name="to">Where it ends.</param>
    /// <param name="cells">Its number of cells.</param>
    /// <param name="length">Length of the image's axis.</param>
    public static AxisTaps Direct(double from, double to, int cells, int length)
    {
        var start = Math.Max(0, (int)Math.Ceiling(from - 0.5));
        var end = Math.Min(length, (int)Math.Ceiling(to - 0.5));
        var taps = new AxisTaps(start, Math.Max(0, end - start), perPixel: 2);
        for (var i = 0; i < taps.Count; i++)
        {
            var (cell, next, weight) = Neighbours(((start + i + 0.5 - from) / (to - from) * cells) - 0.5, cells);
            taps.Set(2 * i, cell, 1 - weight);
            taps.Set((2 * i) + 1, next, weight);
        }

        return taps;
    }

    /// <summary>A grid that is enlarged to <paramref name="full"/>, cut to <paramref name="valid"/> and resized to the image.</summary>
    /// <param name="cells">The grid's number of cells.</param>
    /// <param name="full">Length after the first step.</param>
    /// <param name="valid">Length of the part that is kept.</param>
    /// <param name="length">Length of the image's axis.</param>
    public static AxisTaps Staged(int cells, int full, int valid, int length)
    {
        var taps = new AxisTaps(0, length, perPixel: 4);
        for (var i = 0; i < length; i++)
        {
            var (first, second, weight) = Neighbours(((i + 0.5) * valid / length) - 0.5, valid);
            taps.SetStage(4 * i, first, 1 - weight, (cells, full));
            taps.SetStage((4 * i) + 2, second, weight, (cells, full));
        }

        return taps;
    }

    /// <summary>The outputs from the first to the last that reads a cell of interest.</summary>
    /// <param name="ofInterest">One entry a grid cell.</param>
    public AxisTaps Trim(ReadOnlySpan<bool> ofInterest)
    {
        var (first, last) = (Count, -1);
        for (var i = 0; i < Count; i++)
        {
            if (Reads(i, ofInterest))
            {
                first = Math.Min(first, i);
                last = i;
            }
        }

        var trimmed = new AxisTaps(Start + first, Math.Max(0, last - first + 1), PerPixel);
        Array.Copy(_cells, first * PerPixel, trimmed._cells, 0, trimmed._cells.Length);
        Array.Copy(_weights, first * PerPixel, trimmed._weights, 0, trimmed._weights.Length);
        return trimmed;
    }

    private bool Reads(int output, ReadOnlySpan<bool> ofInterest)
    {
        foreach (var cell in _cells.AsSpan(output * PerPixel, PerPixel))
        {
            if (ofInterest[cell])
            {
                return true;
            }
        }

        return false;
    }

    private void SetStage(int tap, int position, double share, (int Cells, int Full) grid)
    {
        var (cell, next, weight) = Neighbours(((position + 0.5) * grid.Cells / grid.Full) - 0.5, grid.Cells);
        Set(tap, cell, share * (1 - weight));
        Set(tap + 1, next, share * weight);
    }

    private void Set(int tap, int cell, double weight)
    {
        _cells[tap] = cell;
        _weights[tap] = (float)weight;
    }

    // Half-pixel centres, edges repeated: align_corners = False of PyTorch, INTER_LINEAR of OpenCV.
    private static (int Cell, int Next, double Weight) Neighbours(double position, int cells)
    {
        var at = Math.Clamp(position, 0, cells - 1);
        var cell = (int)at;
        return (cell, Math.Min(cell + 1, cells - 1), at - cell);
    }
}
