using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Stages.LocationPriors;
using PerSense.Engine.Stages.MaskDecoding;
using PerSense.Engine.Stages.Similarity;

namespace PerSense.Engine.Stages.Exemplars;

/// <summary>An exemplar without a mask: what a run goes on with when the decoder sees no object at any location prior.</summary>
internal static class BoxEvidence
{
    /// <summary>The prior's own box, or a square as large as the marked object, measured as if the object filled it.</summary>
    /// <param name="prior">The surest location.</param>
    /// <param name="side">The marked object's longest side, in image pixels.</param>
    /// <param name="view">The searched image.</param>
    public static MaskEvidence At(LocationPrior prior, double side, ImageView view)
    {
        var image = view.Embedding.Image;
        var square = ImageBox.FromCorner(prior.Point.X - (side / 2), prior.Point.Y - (side / 2), side, side);
        var box = (prior.Box ?? square).Intersect(image.Bounds);
        var (left, top) = (Math.Min((int)box.Left, image.Width - 1), Math.Min((int)box.Top, image.Height - 1));
        var patch = new Mask(new(Math.Max(1, (int)box.Right - left), Math.Max(1, (int)box.Bottom - top)));
        patch.Cells.Fill(1);
        var footprint = MaskFootprint.Of(new PlacedMask(image, left, top, patch));
        return new(null, footprint, prior.Point, view.Measure(footprint), prior.Point, prior.Confidence, PredictedIou: 0);
    }
}
