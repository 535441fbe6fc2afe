using System.Numerics;
using System.Runtime.InteropServices;
using PerSense.Engine.Imaging;

namespace PerSense.Engine.Stages.Instances;

/// <summary>How much two masks of one image share.</summary>
internal static class MaskOverlap
{
    /// <summary>The number of pixels inside both masks.</summary>
    /// <param name="first">A mask.</param>
    /// <param name="second">Another mask of the same image.</param>
    public static long Shared(PlacedMask first, PlacedMask second)
    {
        var left = Math.Max(first.Left, second.Left);
        var width = Math.Min(first.Right, second.Right) - left;
        var bottom = Math.Min(first.Bottom, second.Bottom);
        long shared = 0;
        for (var y = Math.Max(first.Top, second.Top); width > 0 && y < bottom; y++)
        {
            shared += Shared(
                first.Patch.Row(y - first.Top).Slice(left - first.Left, width),
                second.Patch.Row(y - second.Top).Slice(left - second.Left, width));
        }

        return shared;
    }

    private static int Shared(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        var a = MemoryMarshal.Cast<byte, ulong>(first);
        var b = MemoryMarshal.Cast<byte, ulong>(second);
        var shared = 0;
        for (var i = 0; i < a.Length; i++)
        {
            shared += BitOperations.PopCount(a[i] & b[i]);
        }

        for (var i = a.Length * sizeof(ulong); i < first.Length; i++)
        {
            shared += first[i] & second[i];
        }

        return shared;
    }
}
