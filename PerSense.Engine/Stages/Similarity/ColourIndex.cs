using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Imaging.Operations;
using PerSense.Engine.Stages.MaskDecoding;

namespace PerSense.Engine.Stages.Similarity;

/// <summary>The colour bin of every pixel of a network's view of an image. Immutable.</summary>
internal sealed class ColourIndex
{
    private const int LightnessWidth = 256 / ColourSignature.LightnessBins;
    private readonly ushort[] _bins;
    private readonly ImageSize _size;
    private readonly CoordinateMap _map;

    /// <summary>Sorts every pixel into its bin.</summary>
    /// <param name="view">The resized image.</param>
    /// <param name="map">Image coordinates to the pixels of <paramref name="view"/>.</param>
    public ColourIndex(ImageBuffer view, CoordinateMap map)
    {
        _size = view.Size;
        _map = map;
        _bins = new ushort[_size.Area];
        var pixels = view.Pixels;
        for (var i = 0; i < _bins.Length; i++)
        {
            _bins[i] = Bin(pixels.Slice(3 * i, 3));
        }
    }

    /// <summary>The colours under a mask.</summary>
    /// <param name="mask">The mask.</param>
    public ColourSignature Under(MaskFootprint mask)
    {
        Span<int> counts = stackalloc int[ColourSignature.Bins];
        var columns = new int[mask.Right - mask.Left];
        for (var x = 0; x < columns.Length; x++)
        {
            columns[x] = Math.Clamp(_map.ToGrid(mask.Map.ToImage(new(mask.Left + x + 0.5, 0))).Column, 0, _size.Width - 1);
        }

        for (var y = mask.Top; y < mask.Bottom; y++)
        {
            var row = Math.Clamp(_map.ToGrid(mask.Map.ToImage(new(0, y + 0.5))).Row, 0, _size.Height - 1);
            Count(mask.Cells.Row(y)[mask.Left..mask.Right], columns, _bins.AsSpan(row * _size.Width, _size.Width), counts);
        }

        return ColourSignature.FromCounts(counts);
    }

    private static ushort Bin(ReadOnlySpan<byte> pixel)
    {
        var (lightness, a, b) = LabColour.FromRgb(pixel[0], pixel[1], pixel[2]);
        return (ushort)((((lightness / LightnessWidth * ColourSignature.ChromaBins)
            + (a * ColourSignature.ChromaBins / 256)) * ColourSignature.ChromaBins) + (b * ColourSignature.ChromaBins / 256));
    }

    private static void Count(ReadOnlySpan<byte> inside, int[] columns, ReadOnlySpan<ushort> bins, Span<int> counts)
    {
        for (var x = 0; x < inside.Length; x++)
        {
            counts[bins[columns[x]]] += inside[x];
        }
    }
}
