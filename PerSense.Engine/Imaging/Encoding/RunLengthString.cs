using System.Text;

namespace PerSense.Engine.Imaging.Encoding;

/// <summary>
/// COCO's compressed form: from the fourth count on the difference to the count two before, in groups of five bits, lowest first, with a
/// sixth bit for "more follows", written as characters from '0'.
/// </summary>
internal static class RunLengthString
{
    private const int FirstCharacter = '0';
    private const int GroupBits = 5;
    private const int MoreFollows = 0x20;
    private const int SignBit = 0x10;
    private const int ValueBits = 0x1F;
    private const int MaxGroups = 7; // 35 bits: enough for any difference of two counts

    public static string Encode(ReadOnlySpan<int> counts)
    {
        var text = new StringBuilder(counts.Length * 2);
        for (var i = 0; i < counts.Length; i++)
        {
            Append(text, i > 2 ? (long)counts[i] - counts[i - 2] : counts[i]);
        }

        return text.ToString();
    }

    /// <summary>The counts, or null when the text is not of this form or a count lies outside 0 to <paramref name="largest"/>.</summary>
    public static int[]? Decode(string text, long largest)
    {
        var counts = new List<int>(text.Length);
        for (var at = 0; at < text.Length;)
        {
            if (ReadValue(text, ref at) is not { } value)
            {
                return null;
            }

            var count = counts.Count > 2 ? value + counts[^2] : value;
            if (count < 0 || count > largest || count > int.MaxValue)
            {
                return null;
            }

            counts.Add((int)count);
        }

        return [.. counts];
    }

    private static void Append(StringBuilder text, long value)
    {
        var more = true;
        while (more)
        {
            var group = (int)(value & ValueBits);
            value >>= GroupBits;
            more = (group & SignBit) != 0 ? value != -1 : value != 0;
            text.Append((char)(FirstCharacter + (more ? group | MoreFollows : group)));
        }
    }

    private static long? ReadValue(string text, ref int at)
    {
        long value = 0;
        for (var k = 0; k < MaxGroups && at < text.Length; k++)
        {
            var group = text[at++] - FirstCharacter;
            if (group is < 0 or > (MoreFollows | ValueBits))
            {
                return null;
            }

            value |= (long)(group & ValueBits) << (GroupBits * k);
            if ((group & MoreFollows) == 0)
            {
                return (group & SignBit) != 0 ? value | (-1L << (GroupBits * (k + 1))) : value;
            }
        }

        return null;
    }
}
