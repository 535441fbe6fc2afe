using System.Numerics.Tensors;
using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Stages.Density;
using PerSense.Engine.Stages.Grounding;
using PerSense.Engine.Stages.InstanceDetection;
using PerSense.Engine.Stages.Similarity;

namespace PerSense.Engine.Stages.LocationPriors;

/// <summary>Finds where one sure instance is (PerSense, section 3.1).</summary>
internal sealed class LocationPriorFinder(LocationPriorOptions options, SimilarityCalibration calibration)
{
    /// <summary>Finds locations, the surest first; at least one.</summary>
    /// <param name="evidence">What shows them.</param>
    public IReadOnlyList<LocationPrior> Find(LocationEvidence evidence)
    {
        List<LocationPrior> priors = options.Source switch
        {
            LocationPriorSource.DetectorBox when evidence.Boxes is { Count: > 0 } boxes => [InBox(boxes.MaxBy(static one => one.Confidence)!, evidence.Similarity)],
            LocationPriorSource.DensityPeaks when evidence.Density is { } density => AtPeaks(density, evidence),
            _ => [],
        };
        return priors.Count > 0 ? priors : [AtLargest(evidence.Similarity, null, 1)];
    }

    private LocationPrior InBox(DetectedBox detected, SimilarityMap similarity)
    {
        // Detectors count pixels by index; the released code cuts their corners to whole ones.
        var (left, top) = ((int)detected.Box.Left, (int)detected.Box.Top);
        var (right, bottom) = ((int)detected.Box.Right, (int)detected.Box.Bottom);
        var box = new ImageBox(left, top, right + 1, bottom + 1);
        return options.BoxPoint == BoxPoint.Centre
            ? new(ImagePoint.AtPixel((left + right) / 2, (top + bottom) / 2), box, detected.Confidence)
            : AtLargest(similarity, box, detected.Confidence);
    }

    private List<LocationPrior> AtPeaks(DensityMap density, LocationEvidence evidence)
    {
        var heat = density.CentreHeat ?? StrengthMap.Normalise(density.Density);
        var weighted = new FloatMap(heat.Size);
        for (var i = 0; i < heat.Values.Length; i++)
        {
            var cell = new PixelIndex(i % heat.Width, i / heat.Width);
            var cosine = evidence.Similarity.At(density.Map.ToImage(cell.ToGridPoint()));
            weighted.Values[i] = heat.Values[i] * (float)Math.Sqrt(calibration.Probability(cosine));
        }

        var floor = Math.Min(options.PeakFloor, TensorPrimitives.Max<float>(weighted.Values) / 2);
        return [.. HeatPeaks.Find(weighted, density.Map, floor, options.PeakRadius * evidence.ObjectSide)
            .Take(options.Peaks)
            .Select(static peak => new LocationPrior(peak.Point, null, peak.Strength))];
    }

    private static LocationPrior AtLargest(SimilarityMap similarity, ImageBox? box, double confidence) =>
        new(SimilarityExtremes.Largest(similarity, box), box, confidence);
}
