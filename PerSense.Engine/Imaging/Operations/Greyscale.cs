namespace PerSense.Engine.Imaging.Operations;

/// <summary>Colour to grey.</summary>
public static class Greyscale
{
    // Rec. 601 weights in 15 fractional bits, as OpenCV 4.6 rounds them; they add up to 1 << 15, so equal channels stay as they are.
    private const int RedWeight = 9798;
    private const int GreenWeight = 19235;
    private const int BlueWeight = 3735;
    private const int Shift = 15;

    /// <summary>0.299 R + 0.587 G + 0.114 B, rounded; bit for bit OpenCV's <c>cvtColor(RGB2GRAY)</c>.</summary>
    /// <param name="image">The colour picture.</param>
    public static ByteMap FromRgb(ImageBuffer image)
    {
        ArgumentNullException.ThrowIfNull(image);
        var grey = new ByteMap(image.Size);
        var pixels = image.Pixels;
        var values = grey.Values;
        for (var i = 0; i < values.Length; i++)
        {
            var pixel = pixels.Slice(3 * i, 3);
            values[i] = (byte)(((pixel[0] * RedWeight) + (pixel[1] * GreenWeight) + (pixel[2] * BlueWeight) + (1 << (Shift - 1))) >> Shift);
        }

        return grey;
    }
}
