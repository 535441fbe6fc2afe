using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Imaging.Operations;

/// <summary>
/// The extreme value in a square window round every cell; cells outside the map do not take part. Windows grow by doubling, so the
/// cost is that of the logarithm of the radius, whole rows at a time.
/// </summary>
/// <typeparam name="T">Type of a cell.</typeparam>
/// <typeparam name="TExtreme">Minimum or maximum.</typeparam>
internal static class SquareWindow<T, TExtreme>
    where TExtreme : struct, IExtreme<T>
{
    /// <summary>Filters along the rows, then along the columns.</summary>
    /// <param name="from">The cells, row by row.</param>
    /// <param name="size">Size of the map.</param>
    /// <param name="radius">Cells from the window's centre to its border: 1 is a 3 x 3 window.</param>
    /// <returns>New cells.</returns>
    public static T[] Filter(ReadOnlySpan<T> from, ImageSize size, int radius)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(radius);
        var result = from.ToArray();
        FilterRows(result, size, Math.Min(radius, size.Width));
        FilterColumns(result, size, Math.Min(radius, size.Height));
        return result;
    }

    private static void FilterRows(T[] cells, ImageSize size, int radius)
    {
        var window = (2 * radius) + 1;
        var padded = new T[size.Width + (2 * radius)];
        var next = new T[padded.Length];
        for (var y = 0; y < size.Height; y++)
        {
            var row = cells.AsSpan(y * size.Width, size.Width);
            padded.AsSpan().Fill(TExtreme.Neutral);
            row.CopyTo(padded.AsSpan(radius));
            var reach = 1;
            for (; reach * 2 <= window; reach *= 2)
            {
                TExtreme.Combine(padded.AsSpan(0, padded.Length - reach), padded.AsSpan(reach), next);
                next.AsSpan(0, padded.Length - reach).CopyTo(padded);
            }

            TExtreme.Combine(padded.AsSpan(0, size.Width), padded.AsSpan(window - reach, size.Width), row);
        }
    }

    private static void FilterColumns(T[] cells, ImageSize size, int radius)
    {
        var (width, window, rows) = (size.Width, (2 * radius) + 1, size.Height + (2 * radius));
        var padded = new T[rows * width];
        padded.AsSpan().Fill(TExtreme.Neutral);
        cells.CopyTo(padded.AsSpan(radius * width));
        var reach = 1;
        for (; reach * 2 <= window; reach *= 2)
        {
            // Downwards, so that the row further down is still the one of the previous round.
            for (var y = 0; y < rows - reach; y++)
            {
                var row = padded.AsSpan(y * width, width);
                TExtreme.Combine(row, padded.AsSpan((y + reach) * width, width), row);
            }
        }

        for (var y = 0; y < size.Height; y++)
        {
            var lower = padded.AsSpan((y + window - reach) * width, width);
            TExtreme.Combine(padded.AsSpan(y * width, width), lower, cells.AsSpan(y * width, width));
        }
    }
}
