using System.Numerics.Tensors;
using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Imaging.Operations;

namespace PerSense.Engine.Stages.InstanceDetection;

/// <summary>
/// Candidates from the outer contours of a thresholded density map; contours much larger than the others are split at the ridges of their
/// distance transform (PerSense, section 3.2; specification section 10).
/// </summary>
internal sealed class ContourDetector(InstanceDetectionOptions options)
{
    // The paper's guard against division by zero; it also decides how quotients that are whole numbers are cut.
    private const double Epsilon = 1e-15;

    /// <summary>Analyses a density map in grey levels.</summary>
    /// <param name="grey">The grey levels, one a pixel of the image.</param>
    /// <param name="threshold">Grey level that object pixels exceed.</param>
    public ContourAnalysis Analyse(ByteMap grey, int threshold)
    {
        var mask = Erosion.Erode(Threshold.Above(grey, (byte)threshold));
        var contours = ContourTracer.Trace(mask);
        double[] areas = [.. contours.Select(static contour => contour.Area())];
        var mean = areas.Length > 0 ? areas.Average() : double.NaN;
        var deviation = areas.Length > 0 ? Math.Sqrt(areas.Average(area => (area - mean) * (area - mean))) : double.NaN;
        var limit = mean + (options.CompositeDeviations * deviation);
        int[] composites = [.. Enumerable.Range(0, areas.Length).Where(i => areas[i] > limit)];
        var children = composites.ToDictionary(static i => i, i => Children(contours[i], grey.Size));
        var parents = Enumerable.Range(0, areas.Length).Where(i => options.KeepCompositeParent || !children.TryGetValue(i, out var own) || own.Count < 2);
        return new(
            contours, mean, deviation, limit, composites, [.. composites.SelectMany(i => children[i]), .. parents.Select(i => Centroid(contours[i]))]);
    }

    private List<PixelIndex> Children(Contour composite, ImageSize image)
    {
        var (corner, filled) = Surround(FilledContour.Fill(composite, image));
        var distance = DistanceTransform.Chamfer(filled);
        var most = TensorPrimitives.Max<float>(distance.Values);
        var core = Threshold.Above(distance, (float)(options.ChildDistance * most));
        return [.. ContourTracer.Trace(core).Select(child => Centroid(Shift(child, corner)))];
    }

    /// <summary>Puts a ring of background round a patch where the image has one: its border is no edge of the object.</summary>
    private static (PixelIndex Corner, Mask Mask) Surround(PlacedMask placed)
    {
        var (left, top) = (Math.Max(placed.Left - 1, 0), Math.Max(placed.Top - 1, 0));
        var (right, bottom) = (Math.Min(placed.Right + 1, placed.Image.Width), Math.Min(placed.Bottom + 1, placed.Image.Height));
        var mask = new Mask(new(right - left, bottom - top));
        for (var y = 0; y < placed.Patch.Height; y++)
        {
            placed.Patch.Row(y).CopyTo(mask.Row(placed.Top - top + y)[(placed.Left - left)..]);
        }

        return (new(left, top), mask);
    }

    private static Contour Shift(Contour contour, PixelIndex by) =>
        contour with { Points = [.. contour.Points.Select(point => new PixelIndex(point.Column + by.Column, point.Row + by.Row))] };

    private PixelIndex Centroid(Contour contour)
    {
        var moments = contour.Moments();
        if (moments.M00 == 0 && options.ZeroArea == ZeroAreaRule.VertexMean)
        {
            return new(
                (int)contour.Points.Average(static point => point.Column), (int)contour.Points.Average(static point => point.Row));
        }

        return new((int)(moments.M10 / (moments.M00 + Epsilon)), (int)(moments.M01 / (moments.M00 + Epsilon)));
    }
}
