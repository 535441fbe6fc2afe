using PerSense.Engine.Imaging;
using PerSense.Engine.Stages.Similarity;

namespace PerSense.Engine.Stages.Instances;

/// <summary>A candidate as it is told to a verifier that sees all of them together.</summary>
/// <param name="Measurements">What was measured of it alone.</param>
/// <param name="Appearance">What it looks like.</param>
/// <param name="Pixels">Its pixels.</param>
/// <param name="Grade">How likely it is by itself, 0..1.</param>
internal sealed record TabledCandidate(CandidateMeasurements Measurements, ObjectAppearance Appearance, PlacedMask Pixels, double Grade)
{
    private readonly long _area = Pixels.Patch.Area();

    /// <summary>Writes the candidate's measurements.</summary>
    /// <param name="exemplars">The exemplars' medians.</param>
    /// <param name="best">Mean grade of the likeliest candidates.</param>
    /// <param name="count">How many candidates there are.</param>
    /// <param name="into">Receives them.</param>
    public void Measure(CandidateMeasurements exemplars, double best, int count, Span<float> into)
    {
        var own = Measurements;
        var atBorder = Pixels.Left == 0 || Pixels.Top == 0 || Pixels.Right == Pixels.Image.Width || Pixels.Bottom == Pixels.Image.Height;
        ReadOnlySpan<double> values =
        [
            LogOdds.Of(own.Strength),
            LogOdds.Ratio(own.Strength, exemplars.Strength),
            LogOdds.Of(own.PredictedIou),
            LogOdds.Of(own.Match),
            own.Cosine,
            own.ReferenceCosine,
            own.Colour,
            own.ReferenceColour,
            Math.Log(own.Area / exemplars.Area),
            own.Fill,
            Math.Log(own.Elongation / exemplars.Elongation),
            Math.Log(own.Elongation),
            atBorder ? 1 : 0,
            LogOdds.Of(exemplars.Strength),
            LogOdds.Of(exemplars.PredictedIou),
            exemplars.ReferenceCosine,
            exemplars.ReferenceColour,
            Math.Log(count),
            LogOdds.Of(Grade),
            LogOdds.Ratio(Grade, best),
        ];
        for (var i = 0; i < values.Length; i++)
        {
            into[i] = (float)values[i];
        }
    }

    /// <summary>Writes how the candidate relates to another.</summary>
    /// <param name="other">The other; may be this one.</param>
    /// <param name="into">Receives the relations.</param>
    public void Relate(TabledCandidate other, Span<float> into)
    {
        var shared = (double)MaskOverlap.Shared(Pixels, other.Pixels);
        var (x, y) = (Middle(Pixels.Left, Pixels.Right) - Middle(other.Pixels.Left, other.Pixels.Right),
            Middle(Pixels.Top, Pixels.Bottom) - Middle(other.Pixels.Top, other.Pixels.Bottom));
        into[0] = (float)Appearance.CosineTo(other.Appearance);
        into[1] = (float)Appearance.Colour.Likeness(other.Appearance.Colour);
        into[2] = (float)Math.Log((double)_area / other._area);
        into[3] = (float)(shared / (_area + other._area - shared));
        into[4] = (float)(shared / _area);
        into[5] = (float)(shared / other._area);
        into[6] = (float)Math.Log(1 + Math.Sqrt(((x * x) + (y * y)) / other._area));
        into[7] = ReferenceEquals(this, other) ? 1 : 0;
    }

    private static double Middle(int from, int to) => (from + to) / 2.0;
}
