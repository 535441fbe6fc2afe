using System.Text;
using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Web.Features.Runs;

/// <summary>COCO's compressed run lengths of a patch.</summary>
internal static class RunLength
{
    public static string Encode(Mask mask)
    {
        var counts = Counts(mask);
        var text = new StringBuilder(counts.Count * 2);
        for (var i = 0; i < counts.Count; i++)
        {
            Append(text, i > 2 ? counts[i] - counts[i - 2] : counts[i]);
        }

        return text.ToString();
    }

    public static Mask Decode(string text, ImageSize size)
    {
        var mask = new Mask(size);
        var (position, cell, isInside) = (0, 0, false);
        var counts = new List<long>();
        while (position < text.Length)
        {
            var value = Read(text, ref position);
            counts.Add(counts.Count > 2 ? value + counts[^2] : value);
            for (var end = cell + (int)counts[^1]; cell < end; cell++)
            {
                mask[cell / size.Height, cell % size.Height] = isInside;
            }

            isInside = !isInside;
        }

        return mask;
    }

    private static List<long> Counts(Mask mask)
    {
        var counts = new List<long>();
        var (length, isInside) = (0L, false);
        for (var cell = 0L; cell < mask.Size.Area; cell++)
        {
            if (mask[(int)(cell / mask.Height), (int)(cell % mask.Height)] != isInside)
            {
                counts.Add(length);
                (length, isInside) = (0, !isInside);
            }

            length++;
        }

        counts.Add(length);
        return counts;
    }

    // Five bits a character, least significant first; bit 5 says that more follow, bit 4 of the last one is the sign.
    private static void Append(StringBuilder text, long value)
    {
        bool more;
        do
        {
            var bits = value & 0x1f;
            value >>= 5;
            more = (bits & 0x10) != 0 ? value != -1 : value != 0;
            text.Append((char)(bits + (more ? 0x20 : 0) + 48));
        }
        while (more);
    }

    private static long Read(string text, ref int position)
    {
        var (value, shift) = (0L, 0);
        while (true)
        {
            var bits = text[position++] - 48;
            value |= (long)(bits & 0x1f) << shift;
            shift += 5;
            if ((bits & 0x20) == 0)
            {
                return (bits & 0x10) != 0 ? value | (-1L << shift) : value;
            }
        }
    }
}
