using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Stages.MaskDecoding;

/// <summary>The cells of a mask on a grid laid over an image: a decoder's low-resolution grid or the image's own pixels. Immutable.</summary>
internal sealed class MaskFootprint
{
    private readonly Lazy<double> _elongation;

    /// <summary>Measures a mask.</summary>
    /// <param name="cells">At least one cell is inside, and none reaches beyond the image.</param>
    /// <param name="map">Image coordinates to the cells.</param>
    /// <param name="image">Size of the image.</param>
    public MaskFootprint(Mask cells, CoordinateMap map, ImageSize image)
    {
        _elongation = new(() => MaskDecoding.Elongation.Of(cells));
        Cells = cells;
        Map = map;
        var (left, top, right, bottom, count) = Extent(cells);
        Area = count / (map.ScaleX * map.ScaleY);
        (Left, Top, Right, Bottom) = (left, top, right, bottom);
        Box = map.ToImage(new(left, top), new(right, bottom)).Intersect(image.Bounds);
    }

    /// <summary>The grid.</summary>
    public Mask Cells { get; }

    /// <summary>Image coordinates to the cells.</summary>
    public CoordinateMap Map { get; }

    /// <summary>First column with a cell inside.</summary>
    public int Left { get; }

    /// <summary>First row with a cell inside.</summary>
    public int Top { get; }

    /// <summary>The column after the last one with a cell inside.</summary>
    public int Right { get; }

    /// <summary>The row after the last one with a cell inside.</summary>
    public int Bottom { get; }

    /// <summary>Long over short axis, at least 1.</summary>
    public double Elongation => _elongation.Value;

    /// <summary>
    /// The share of the cells that might be inside which are: 1 for a mask with sharp edges and no other part. See
    /// <see cref="FootprintReader"/>.
    /// </summary>
    public double Fill { get; init; } = 1;

    /// <summary>Covered area in square pixels of the image.</summary>
    public double Area { get; }

    /// <summary>Tight box in image coordinates.</summary>
    public ImageBox Box { get; }

    /// <summary>The footprint of a mask at the image's own resolution.</summary>
    /// <param name="mask">Not empty.</param>
    public static MaskFootprint Of(PlacedMask mask) => new(mask.Patch, new(1, 1, -mask.Left, -mask.Top), mask.Image);

    /// <summary>Whether a point lies in a cell of the mask.</summary>
    /// <param name="point">In image coordinates.</param>
    public bool Contains(ImagePoint point)
    {
        var cell = Map.ToGrid(point);
        return cell.Column >= Left && cell.Column < Right && cell.Row >= Top && cell.Row < Bottom && Cells[cell.Column, cell.Row];
    }

    private static (int Left, int Top, int Right, int Bottom, long Count) Extent(Mask cells)
    {
        var (left, top, right, bottom, count) = (cells.Width, cells.Height, 0, 0, 0L);
        for (var y = 0; y < cells.Height; y++)
        {
            var row = cells.Row(y);
            var first = row.IndexOfAnyExcept((byte)0);
            if (first < 0)
            {
                continue;
            }

            left = Math.Min(left, first);
            right = Math.Max(right, row.LastIndexOfAnyExcept((byte)0) + 1);
            top = Math.Min(top, y);
            bottom = y + 1;
            count += row.Length - row.Count((byte)0);
        }

        return (left, top, right, bottom, count);
    }
}
