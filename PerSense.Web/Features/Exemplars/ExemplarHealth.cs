using System.Globalization;

namespace PerSense.Web.Features.Exemplars;

/// <summary>Whether a mark is likely to lead to a good result, in one sentence.</summary>
/// <param name="IsGood">Whether there is nothing to mend.</param>
/// <param name="Sentence">What to know, and what to do when it is not good.</param>
public sealed record ExemplarHealth(bool IsGood, string Sentence)
{
    // Below this the decoder's mask grid holds too few cells of the object.
    private const double SmallestSide = 12;

    private const double LargestShare = 0.5;

    /// <summary>Looks at a mark on an image.</summary>
    public static ExemplarHealth Of(StoredMark mark, int imageWidth, int imageHeight)
    {
        var box = MarkBounds.Of(mark);
        if (mark is StoredMark.Points points)
        {
            return new(true, points.Clicks.Count == 1 ? "1 click on the object" : string.Create(CultureInfo.InvariantCulture, $"{points.Clicks.Count} clicks"));
        }

        var size = string.Create(CultureInfo.InvariantCulture, $"{box.Width:0} × {box.Height:0} px");
        if (Math.Min(box.Width, box.Height) < SmallestSide)
        {
            return new(false, $"{size}: very small. Mark a larger object if there is one.");
        }

        if (box.Width > imageWidth * LargestShare && box.Height > imageHeight * LargestShare)
        {
            return new(false, $"{size}: most of the image. Mark a single object.");
        }

        var touchesEdge = box.Left <= 0 || box.Top <= 0 || box.Right >= imageWidth || box.Bottom >= imageHeight;
        return touchesEdge ? new(false, $"{size}: cut by the image's edge. Mark a whole object.") : new(true, size);
    }
}
