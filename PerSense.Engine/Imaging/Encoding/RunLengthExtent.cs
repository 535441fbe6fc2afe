using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Imaging.Encoding;

/// <summary>The tight rectangle of a run-length mask in whole pixels; right and bottom are exclusive.</summary>
internal readonly record struct RunLengthExtent(int Left, int Top, int Right, int Bottom)
{
    public bool IsEmpty => Right == 0;

    public static RunLengthExtent Measure(RunLength mask)
    {
        var (height, start) = (mask.Size.Height, 0);
        var (left, top, right, bottom) = (int.MaxValue, int.MaxValue, 0, 0);
        for (var i = 0; i < mask.Counts.Length; i++)
        {
            var count = mask.Counts[i];
            if (i % 2 == 1 && count > 0)
            {
                var (first, last) = (start, start + count - 1);
                var isOneColumn = first / height == last / height;
                left = Math.Min(left, first / height);
                right = Math.Max(right, (last / height) + 1);
                top = Math.Min(top, isOneColumn ? first % height : 0);
                bottom = Math.Max(bottom, isOneColumn ? (last % height) + 1 : height);
            }

            start += count;
        }

        return right == 0 ? default : new(left, top, right, bottom);
    }

    public ImageBox ToBox() => new(Left, Top, Right, Bottom);
}
