using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Imaging.Operations;

namespace PerSense.Engine.Stages.InstanceDetection;

/// <summary>Local maxima of a centre heat map.</summary>
internal static class HeatPeaks
{
    // Just enough to join the two equal cells of a peak that lies between them.
    private const double Blur = 0.7;
    private const float Tolerance = 1e-7f;

    /// <summary>Finds cells that are the highest in a square window of the slightly blurred map and exceed a floor.</summary>
    /// <param name="heat">The heat map, 0..1.</param>
    /// <param name="map">Image coordinates to its cells.</param>
    /// <param name="floor">What the unblurred heat must exceed.</param>
    /// <param name="radius">Half side of the window, in image pixels; at least one cell is taken.</param>
    /// <returns>Cell centres, the hottest first.</returns>
    public static IReadOnlyList<InstanceCandidate> Find(FloatMap heat, CoordinateMap map, double floor, double radius)
    {
        var smooth = GaussianBlur.Blur(heat, Blur);
        var cells = Math.Max(1, (int)Math.Round(radius * (map.ScaleX + map.ScaleY) / 2));
        var highest = Dilation.Dilate(smooth, cells);
        var peaks = new List<InstanceCandidate>();
        for (var i = 0; i < heat.Values.Length; i++)
        {
            if (heat.Values[i] > floor && smooth.Values[i] >= highest.Values[i] - Tolerance)
            {
                var cell = new PixelIndex(i % heat.Width, i / heat.Width);
                peaks.Add(new(map.ToImage(cell.ToGridPoint()), heat.Values[i]));
            }
        }

        return [.. peaks.OrderByDescending(static peak => peak.Strength)];
    }
}
