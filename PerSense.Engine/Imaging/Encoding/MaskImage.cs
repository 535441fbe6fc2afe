using PerSense.Engine.Imaging.Operations;

namespace PerSense.Engine.Imaging.Encoding;

/// <summary>Masks as picture files. Thread-safe.</summary>
public static class MaskImage
{
    private const string Black = "0 0 0";

    /// <summary>Writes an 8-bit grey PNG: 0 outside, 255 inside.</summary>
    /// <param name="mask">The mask.</param>
    public static byte[] Encode(Mask mask)
    {
        ArgumentNullException.ThrowIfNull(mask);
        var map = new ByteMap(mask.Size);
        for (var i = 0; i < map.Values.Length; i++)
        {
            map.Values[i] = mask.Cells[i] != 0 ? byte.MaxValue : byte.MinValue;
        }

        return ImageCodec.EncodePng(map);
    }

    /// <summary>
    /// Reads any picture as a mask. A pixel is inside when its grey level (0.299 R + 0.587 G + 0.114 B, rounded) reaches the
    /// threshold; what is transparent is outside. 16-bit grey files, such as instance labels, are inside wherever they are not 0
    /// at the default threshold; at a higher one their upper 8 bits count.
    /// </summary>
    /// <param name="data">The whole file.</param>
    /// <param name="threshold">The lowest grey level that is inside, 1 to 255. Default 1: everything but black.</param>
    /// <param name="limits">What to refuse; <see cref="ImageLimits.Default"/> when null.</param>
    public static ImageReading<Mask> Decode(ReadOnlySpan<byte> data, int threshold = 1, ImageLimits? limits = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threshold, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(threshold, byte.MaxValue);
        return ImageReader.Read(data, limits ?? ImageLimits.Default, (source, header) =>
        {
            if (header.Samples.Bands == 1)
            {
                return new ImageReading<Mask>(FromGrey(LabelImage.ReadGrey(source, header), DeepThreshold(threshold, header)));
            }

            using var stored = source.Open();
            var grey = Greyscale.FromRgb(ImageCodec.DecodeOver(stored, header, Black));
            return new ImageReading<Mask>(FromGrey(grey, threshold));
        });
    }

    private static int DeepThreshold(int threshold, ImageHeader header) =>
        header.Samples.BitDepth == 8 || threshold == 1 ? threshold : threshold << 8;

    private static Mask FromGrey(LabelMap grey, int threshold)
    {
        var mask = new Mask(grey.Size);
        for (var i = 0; i < mask.Cells.Length; i++)
        {
            mask.Cells[i] = grey.Labels[i] >= threshold ? (byte)1 : (byte)0;
        }

        return mask;
    }

    private static Mask FromGrey(ByteMap grey, int threshold)
    {
        var mask = new Mask(grey.Size);
        for (var i = 0; i < mask.Cells.Length; i++)
        {
            mask.Cells[i] = grey.Values[i] >= threshold ? (byte)1 : (byte)0;
        }

        return mask;
    }
}
