namespace PerSense.Engine.Imaging.Operations;

/// <summary>Grows regions, and raises maps to the maximum, by a square window; cells outside do not count.</summary>
public static class Dilation
{
    /// <summary>The pixels whose window holds a pixel inside.</summary>
    /// <param name="mask">The mask.</param>
    /// <param name="radius">Pixels from the window's centre to its border; 1, the default, is a 3 x 3 window.</param>
    public static Mask Dilate(Mask mask, int radius = 1)
    {
        ArgumentNullException.ThrowIfNull(mask);
        return new(mask.Size, SquareWindow<byte, Maximum<byte>>.Filter(mask.Cells, mask.Size, radius));
    }

    /// <summary>The maximum in the window round every cell; NaN spreads.</summary>
    /// <param name="map">The map.</param>
    /// <param name="radius">Cells from the window's centre to its border; 1, the default, is a 3 x 3 window.</param>
    public static FloatMap Dilate(FloatMap map, int radius = 1)
    {
        ArgumentNullException.ThrowIfNull(map);
        return new(map.Size, SquareWindow<float, Maximum<float>>.Filter(map.Values, map.Size, radius));
    }
}
