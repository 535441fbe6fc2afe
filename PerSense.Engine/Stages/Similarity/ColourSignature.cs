using System.Numerics.Tensors;

namespace PerSense.Engine.Stages.Similarity;

/// <summary>
/// The colours of an object: the square root of a coarse, smoothed L*a*b* histogram, scaled to length 1, so that the dot product of two
/// is the Bhattacharyya coefficient.
/// </summary>
/// <param name="Roots">One entry a bin, lightness-major, then a, then b; length 1.</param>
internal sealed record ColourSignature(ReadOnlyMemory<float> Roots)
{
    /// <summary>Bins of lightness.</summary>
    public const int LightnessBins = 8;

    /// <summary>Bins of a and of b.</summary>
    public const int ChromaBins = 24;

    /// <summary>All bins.</summary>
    public const int Bins = LightnessBins * ChromaBins * ChromaBins;

    /// <summary>How alike two signatures are, 0..1.</summary>
    /// <param name="other">The other signature.</param>
    public double Likeness(ColourSignature other) => TensorPrimitives.Dot(Roots.Span, other.Roots.Span);

    /// <summary>The signature of counted bins.</summary>
    /// <param name="counts">How often each bin was seen; at least one above 0.</param>
    public static ColourSignature FromCounts(ReadOnlySpan<int> counts)
    {
        var roots = new float[Bins];
        for (var bin = 0; bin < counts.Length; bin++)
        {
            if (counts[bin] > 0)
            {
                Spread(bin, counts[bin], roots);
            }
        }

        TensorPrimitives.Sqrt(roots, roots);
        return new(UnitVector.Of(roots));
    }

    /// <summary>The middle of several signatures.</summary>
    /// <param name="signatures">At least one.</param>
    public static ColourSignature Mean(IReadOnlyList<ColourSignature> signatures)
    {
        var sum = new float[Bins];
        foreach (var signature in signatures)
        {
            TensorPrimitives.Add(sum, signature.Roots.Span, sum);
        }

        return new(UnitVector.Of(sum));
    }

    /// <summary>A little light goes to the neighbouring bins, so that a colour on the border of two bins still meets its like.</summary>
    private static void Spread(int bin, int count, float[] histogram)
    {
        var lightness = bin / (ChromaBins * ChromaBins);
        var a = bin / ChromaBins % ChromaBins;
        var b = bin % ChromaBins;
        for (var l = Math.Max(lightness - 1, 0); l <= Math.Min(lightness + 1, LightnessBins - 1); l++)
        {
            var weight = (l == lightness ? 1f : 0.5f) * count;
            for (var i = Math.Max(a - 1, 0); i <= Math.Min(a + 1, ChromaBins - 1); i++)
            {
                var from = Math.Max(b - 1, 0);
                var row = histogram.AsSpan((((l * ChromaBins) + i) * ChromaBins) + from, Math.Min(b + 1, ChromaBins - 1) - from + 1);
                TensorPrimitives.Add(row, weight, row);
            }
        }
    }
}
