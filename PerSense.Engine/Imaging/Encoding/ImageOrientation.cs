namespace PerSense.Engine.Imaging.Encoding;

/// <summary>Turns stored pixels upright by their EXIF orientation.</summary>
internal static class ImageOrientation
{
    /// <summary>The pixels as they are meant to be seen.</summary>
    /// <param name="stored">Interleaved samples as stored.</param>
    /// <param name="header">Stored size and orientation.</param>
    /// <param name="bands">Samples a pixel.</param>
    public static T[] MakeUpright<T>(T[] stored, ImageHeader header, int bands)
    {
        if (header.Orientation == 1)
        {
            return stored;
        }

        var upright = new T[stored.Length];
        var size = header.Size;
        for (var y = 0; y < size.Height; y++)
        {
            var row = upright.AsSpan(y * size.Width * bands, size.Width * bands);
            for (var x = 0; x < size.Width; x++)
            {
                var source = Locate(x, y, header) * bands;
                stored.AsSpan(source, bands).CopyTo(row[(x * bands)..]);
            }
        }

        return upright;
    }

    // Where the upright pixel (x, y) lies in the file: EXIF 2.3, tag 0x0112.
    private static int Locate(int x, int y, ImageHeader header)
    {
        var (width, height) = header.StoredSize;
        var (column, row) = header.Orientation switch
        {
            2 => (width - 1 - x, y),
            3 => (width - 1 - x, height - 1 - y),
            4 => (x, height - 1 - y),
            5 => (y, x),
            6 => (y, height - 1 - x),
            7 => (width - 1 - y, height - 1 - x),
            8 => (width - 1 - y, x),
            _ => (x, y),
        };
        return (row * width) + column;
    }
}
