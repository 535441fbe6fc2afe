using System.Numerics.Tensors;
using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Imaging.Operations;
using PerSense.Engine.Stages.Density;

namespace PerSense.Engine.Stages.InstanceDetection;

/// <summary>PerSense's instance detection module (section 3.2), alone or joined with local maxima.</summary>
internal sealed class InstanceDetector(InstanceDetectionOptions options)
{
    /// <summary>Finds candidates.</summary>
    /// <param name="evidence">What they are read from.</param>
    /// <returns>The candidates source by source; of two sources' candidates that are too near, the earlier source's.</returns>
    public IReadOnlyList<InstanceCandidate> Detect(DetectionEvidence evidence)
    {
        var heat = options.Sources.HasFlag(CandidateSource.HeatPeaks) ? evidence.Density.CentreHeat : null;
        List<InstanceCandidate> found = heat is null ? [] : [.. Peaks(heat, evidence)];
        var useContours = options.Sources.HasFlag(CandidateSource.Contours) || (options.Sources == CandidateSource.HeatPeaks && heat is null);
        var usePeaks = options.Sources.HasFlag(CandidateSource.DensityPeaks);
        if (useContours || usePeaks)
        {
            var grey = DensityRaster.Grey(evidence.Density, evidence.Image);
            var strength = new StrengthMap(evidence.Density);
            var contours = useContours ? new ContourDetector(options).Analyse(grey, options.PixelThreshold ?? evidence.PixelThreshold).Points : [];
            Join(found, contours, strength);
            Join(found, usePeaks ? GreyPeaks(grey) : [], strength);
        }

        return options.DistinctPixels ? [.. found.DistinctBy(static one => (one.Point.Column, one.Point.Row))] : found;
    }

    /// <summary>PerSense++'s second source: local maxima well above the mean grey level.</summary>
    /// <param name="grey">The density map in grey levels.</param>
    public IReadOnlyList<PixelIndex> GreyPeaks(ByteMap grey)
    {
        var levels = new double[grey.Values.Length];
        TensorPrimitives.ConvertTruncating<byte, double>(grey.Values, levels);
        var mean = TensorPrimitives.Average<double>(levels);
        var deviation = TensorPrimitives.StdDev<double>(levels);
        var peaks = LocalMaxima.Find(grey, options.DensityPeakDistance, mean + (options.DensityPeakDeviations * deviation));
        return [.. peaks.Select(static peak => peak.At)];
    }

    private IReadOnlyList<InstanceCandidate> Peaks(FloatMap heat, DetectionEvidence evidence)
    {
        var floor = Math.Max(options.HeatPeakFloor, options.HeatPeakShare * TensorPrimitives.Max<float>(heat.Values));
        return HeatPeaks.Find(heat, evidence.Density.Map, floor, options.HeatPeakRadius * evidence.ObjectSide);
    }

    // Within one source all candidates stand: the released code does not join them either.
    private void Join(List<InstanceCandidate> found, IReadOnlyList<PixelIndex> pixels, StrengthMap strength)
    {
        var earlier = found.Count;
        foreach (var point in pixels.Select(static pixel => pixel.ToImagePoint()))
        {
            if (!found.Take(earlier).Any(other => IsNear(other.Point, point)))
            {
                found.Add(new(point, strength.At(point)));
            }
        }
    }

    private bool IsNear(ImagePoint a, ImagePoint b) =>
        ((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y)) <= options.MergeRadius * options.MergeRadius;
}
