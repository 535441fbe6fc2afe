using System.Numerics.Tensors;
using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Imaging.Operations.Resize;

namespace PerSense.Engine.Stages.Density;

/// <summary>CounTR on very small objects: the picture is cut into three by three tiles, each enlarged to the whole picture's size.</summary>
/// <param name="windows">The network.</param>
/// <param name="choice">What becomes of the tiles' maps.</param>
internal sealed class CounTrTiles(CounTrWindows windows, SmallObjectTiles choice)
{
    private const int PerSide = 3;

    /// <summary>Counts in all tiles.</summary>
    /// <param name="picture">The whole picture.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    /// <returns>A map of the picture's size and the sum over all tiles, which differ when only the last tile's map is given.</returns>
    public CounTrMap Run(ColourPlanes picture, CancellationToken cancellationToken)
    {
        var stitched = new FloatMap(new(picture.Size.Width * PerSide, picture.Size.Height * PerSide));
        FloatMap? last = null;
        var sum = 0.0;
        for (var tile = 0; tile < PerSide * PerSide; tile++)
        {
            last = windows.Run(Tile(picture, tile).Resized(picture.Size, isSmooth: true), cancellationToken);
            sum += CounTrMap.Sum(last);
            Put(last, tile, stitched);
        }

        return new(choice == SmallObjectTiles.LastTile ? last! : Shrink(stitched, picture.Size), sum);
    }

    private static ColourPlanes Tile(ColourPlanes picture, int tile)
    {
        var (width, height) = (picture.Size.Width / PerSide, picture.Size.Height / PerSide);
        var (left, top) = (tile % PerSide * picture.Size.Width / PerSide, tile / PerSide * picture.Size.Height / PerSide);
        return picture.Cut(new(top, left, top + height - 1, left + width - 1));
    }

    private static void Put(FloatMap map, int tile, FloatMap stitched)
    {
        for (var y = 0; y < map.Height; y++)
        {
            map.Row(y).CopyTo(stitched.Row((tile / PerSide * map.Height) + y)[(tile % PerSide * map.Width)..]);
        }
    }

    /// <summary>The sum of each block of three by three cells, so that the integral stays.</summary>
    private static FloatMap Shrink(FloatMap stitched, ImageSize size)
    {
        var mean = OpenCvResize.Area(stitched, size);
        TensorPrimitives.Multiply(mean.Values, PerSide * PerSide, mean.Values);
        return mean;
    }
}
