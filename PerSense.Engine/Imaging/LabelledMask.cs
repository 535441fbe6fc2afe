namespace PerSense.Engine.Imaging;

/// <summary>One region of a <see cref="LabelMap"/>.</summary>
/// <param name="Label">Its number, at least 1.</param>
/// <param name="Mask">Its pixels; the patch is the tight box round them.</param>
public sealed record LabelledMask(int Label, PlacedMask Mask)
{
    internal static List<LabelledMask> Split(LabelMap map)
    {
        var extents = MeasureExtents(map);
        var masks = new SortedDictionary<int, PlacedMask>();
        foreach (var (label, extent) in extents)
        {
            masks[label] = new(map.Size, extent.Left, extent.Top, new(new(extent.Right - extent.Left, extent.Bottom - extent.Top)));
        }

        for (var y = 0; y < map.Height; y++)
        {
            CopyRow(map.Row(y), y, masks);
        }

        return [.. masks.Select(pair => new LabelledMask(pair.Key, pair.Value))];
    }

    private static Dictionary<int, Extent> MeasureExtents(LabelMap map)
    {
        var extents = new Dictionary<int, Extent>();
        for (var y = 0; y < map.Height; y++)
        {
            MeasureRow(map.Row(y), y, extents);
        }

        return extents;
    }

    private static void MeasureRow(ReadOnlySpan<int> row, int y, Dictionary<int, Extent> extents)
    {
        for (var x = 0; x < row.Length; x++)
        {
            if (row[x] != 0)
            {
                extents[row[x]] = extents.TryGetValue(row[x], out var known) ? known.With(x, y) : new(x, y, x + 1, y + 1);
            }
        }
    }

    private static void CopyRow(ReadOnlySpan<int> row, int y, SortedDictionary<int, PlacedMask> masks)
    {
        for (var x = 0; x < row.Length; x++)
        {
            if (row[x] != 0)
            {
                var mask = masks[row[x]];
                mask.Patch[x - mask.Left, y - mask.Top] = true;
            }
        }
    }

    private readonly record struct Extent(int Left, int Top, int Right, int Bottom)
    {
        public Extent With(int x, int y) => new(Math.Min(Left, x), Math.Min(Top, y), Math.Max(Right, x + 1), Math.Max(Bottom, y + 1));
    }
}
