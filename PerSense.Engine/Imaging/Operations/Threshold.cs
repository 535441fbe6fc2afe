namespace PerSense.Engine.Imaging.Operations;

/// <summary>Maps to masks.</summary>
public static class Threshold
{
    /// <summary>The cells strictly above a level (OpenCV's THRESH_BINARY).</summary>
    /// <param name="map">The map.</param>
    /// <param name="level">The highest value that stays outside.</param>
    public static Mask Above(ByteMap map, byte level)
    {
        ArgumentNullException.ThrowIfNull(map);
        var mask = new Mask(map.Size);
        for (var i = 0; i < mask.Cells.Length; i++)
        {
            mask.Cells[i] = map.Values[i] > level ? (byte)1 : (byte)0;
        }

        return mask;
    }

    /// <summary>The cells strictly above a level; NaN is outside.</summary>
    /// <param name="map">The map.</param>
    /// <param name="level">The highest value that stays outside.</param>
    public static Mask Above(FloatMap map, float level)
    {
        ArgumentNullException.ThrowIfNull(map);
        var mask = new Mask(map.Size);
        for (var i = 0; i < mask.Cells.Length; i++)
        {
            mask.Cells[i] = map.Values[i] > level ? (byte)1 : (byte)0;
        }

        return mask;
    }
}
