using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Stages.MaskDecoding;

/// <summary>A prompt as the embedded decoder takes it: where the object is and how large, in network pixels.</summary>
/// <param name="Centre">The point on the object.</param>
/// <param name="Size">Its longest side.</param>
internal readonly record struct PromptWindow(GridPoint Centre, double Size)
{
    // Below one cell of the feature map there is nothing to look at.
    private const double LeastSize = 4;

    /// <summary>Turns a prompt into a window: a box by its centre and longest side, clicks by the middle of those on the object.</summary>
    /// <param name="prompt">The prompt, in image coordinates.</param>
    /// <param name="map">Image coordinates to network pixels.</param>
    /// <param name="defaultSize">Object size when the prompt states none, in network pixels.</param>
    /// <exception cref="ArgumentException">The prompt has neither a box nor a click on the object.</exception>
    public static PromptWindow Of(DecoderPrompt prompt, CoordinateMap map, double defaultSize)
    {
        var scale = (map.ScaleX + map.ScaleY) / 2;
        if (prompt.Box is { } box)
        {
            return new(map.ToGrid(box.Centre), Math.Max(LeastSize, box.LongestSide * scale));
        }

        var clicks = prompt.Points.Where(static click => click.IsForeground).Select(click => map.ToGrid(click.Point)).ToList();
        if (clicks.Count == 0)
        {
            throw new ArgumentException("A prompt needs a box or at least one click on the object.", nameof(prompt));
        }

        var (left, right) = (clicks.Min(static click => click.X), clicks.Max(static click => click.X));
        var (top, bottom) = (clicks.Min(static click => click.Y), clicks.Max(static click => click.Y));
        var stated = prompt.ObjectSide is { } side ? side * scale : defaultSize;
        return new(
            new(clicks.Average(static click => click.X), clicks.Average(static click => click.Y)),
            Math.Max(Math.Max(LeastSize, stated), Math.Max(right - left, bottom - top)));
    }

    /// <summary>The part of the image that the mask covers.</summary>
    /// <param name="map">Image coordinates to network pixels.</param>
    /// <param name="windowFactor">Half side of the window in units of the size.</param>
    public ImageBox Region(CoordinateMap map, double windowFactor)
    {
        var half = Size * windowFactor;
        return map.ToImage(new GridPoint(Centre.X - half, Centre.Y - half), new GridPoint(Centre.X + half, Centre.Y + half));
    }
}
