using PerSense.Engine.Imaging;

namespace PerSense.Engine.Evaluation.Metrics;

/// <summary>
/// Pixels shared by a true and a predicted region. Adding the overlaps of several images pools their pixels, so that the
/// <see cref="Iou"/> of the sum is the pixel-pooled IoU of PerSAM's and PerSense's evaluation scripts.
/// </summary>
/// <param name="Intersection">Pixels in both.</param>
/// <param name="Union">Pixels in at least one.</param>
/// <param name="Truth">Pixels in the true region.</param>
public readonly record struct RegionOverlap(long Intersection, long Union, long Truth)
{
    /// <summary>Intersection over union, 0..1; 0 when both regions are empty.</summary>
    public double Iou => (double)Intersection / Math.Max(Union, 1);

    /// <summary>The share of the true region that was found, 0..1 (the scripts' "Acc"); 0 when the true region is empty.</summary>
    public double Accuracy => (double)Intersection / Math.Max(Truth, 1);

    /// <summary>Compares two masks of the same size.</summary>
    /// <param name="truth">What is there.</param>
    /// <param name="predicted">What was found.</param>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public static RegionOverlap Of(Mask truth, Mask predicted)
    {
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(predicted);
        SizeMismatch.ThrowIf(truth.Size, predicted.Size);
        var overlap = default(RegionOverlap);
        for (var y = 0; y < truth.Height; y++)
        {
            overlap += OfRow<byte>(truth.Row(y), predicted.Row(y));
        }

        return overlap;
    }

    /// <summary>Compares everything that is labelled in two maps of the same size, whatever the labels.</summary>
    /// <param name="truth">The true instances.</param>
    /// <param name="predicted">The predicted instances.</param>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public static RegionOverlap OfUnions(LabelMap truth, LabelMap predicted)
    {
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(predicted);
        SizeMismatch.ThrowIf(truth.Size, predicted.Size);
        var overlap = default(RegionOverlap);
        for (var y = 0; y < truth.Height; y++)
        {
            overlap += OfRow<int>(truth.Row(y), predicted.Row(y));
        }

        return overlap;
    }

    /// <summary>Pools the pixels of two overlaps.</summary>
    /// <param name="left">One overlap.</param>
    /// <param name="right">Another one.</param>
    public static RegionOverlap operator +(RegionOverlap left, RegionOverlap right) =>
        new(left.Intersection + right.Intersection, left.Union + right.Union, left.Truth + right.Truth);

    /// <summary>Pools the pixels of two overlaps; the named form of <c>+</c>.</summary>
    /// <param name="left">One overlap.</param>
    /// <param name="right">Another one.</param>
    public static RegionOverlap Add(RegionOverlap left, RegionOverlap right) => left + right;

    private static RegionOverlap OfRow<T>(ReadOnlySpan<T> truth, ReadOnlySpan<T> predicted)
        where T : struct, IEquatable<T>
    {
        var (shared, either, real) = (0, 0, 0);
        for (var x = 0; x < truth.Length; x++)
        {
            var isTrue = !truth[x].Equals(default);
            var isPredicted = !predicted[x].Equals(default);
            shared += isTrue && isPredicted ? 1 : 0;
            either += isTrue || isPredicted ? 1 : 0;
            real += isTrue ? 1 : 0;
        }

        return new(shared, either, real);
    }
}
