using System.Numerics.Tensors;
using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Stages.Density;
using PerSense.Engine.Stages.InstanceDetection;

namespace PerSense.Engine.Stages.Grounding;

/// <summary>
/// The detector for when there is none that reads words: it finds what is like the exemplar, whatever it is called, where density and
/// similarity agree.
/// </summary>
/// <param name="evidence">The maps of the image that is asked about.</param>
internal sealed class ExemplarDetector(ExemplarEvidence evidence) : IObjectDetector
{
    // Of the highest peak; GroundingDINO's box threshold is an absolute 0.15.
    private const double LeastShare = 0.15;

    // Least distance of two boxes' centres, in object sides.
    private const double Radius = 0.3;

    /// <inheritdoc/>
    public IReadOnlyList<DetectedBox> Detect(ImageBuffer image, string phrase, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(image);
        var (strength, map) = Strength();
        var most = TensorPrimitives.Max<float>(strength.Values);
        var side = Math.Max(evidence.Size.Width, evidence.Size.Height);
        var peaks = most > 0 ? HeatPeaks.Find(strength, map, LeastShare * most, Radius * side) : [];
        return [.. peaks.Select(peak => new DetectedBox(Around(peak.Point).Intersect(image.Size.Bounds), peak.Strength))];
    }

    // The heat of one object on another's ground is worth what its likeness is: their product.
    private (FloatMap Strength, CoordinateMap Map) Strength()
    {
        var similarity = evidence.Similarity;
        if (evidence.Density is not { } density)
        {
            var likeness = new FloatMap(similarity.Cosine.Size);
            Array.ConvertAll(similarity.Cosine.Values.ToArray(), Likeness).CopyTo(likeness.Values);
            return (likeness, similarity.Map);
        }

        var heat = density.CentreHeat ?? StrengthMap.Normalise(density.Density);
        var strength = new FloatMap(heat.Size);
        for (var i = 0; i < strength.Values.Length; i++)
        {
            var cell = new PixelIndex(i % heat.Width, i / heat.Width);
            strength.Values[i] = heat.Values[i] * Likeness(similarity.At(density.Map.ToImage(cell.ToGridPoint())));
        }

        return (strength, density.Map);
    }

    private float Likeness(float cosine) => (float)evidence.Calibration.Probability(cosine);

    private ImageBox Around(ImagePoint centre) => ImageBox.FromCorner(
        centre.X - (evidence.Size.Width / 2), centre.Y - (evidence.Size.Height / 2), evidence.Size.Width, evidence.Size.Height);
}
