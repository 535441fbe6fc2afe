using PerSense.Engine.Imaging.Operations;

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
        var origin = Locate(0, 0, header);
        var (stepRight, stepDown) = (Locate(1, 0, header) - origin, Locate(0, 1, header) - origin);
        ParallelRows.ForEachBand(size.Height, size.Width * bands, (first, end) =>
        {
            for (var i = first * size.Width; i < end * size.Width; i++)
            {
                var source = origin + (i % size.Width * stepRight) + (i / size.Width * stepDown);
                stored.AsSpan(source * bands, bands).CopyTo(upright.AsSpan(i * bands));
            }
        });
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
