using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Stages.MaskDecoding;
using PerSense.Engine.Stages.Similarity;

namespace PerSense.Tests.Stages.Instances;

/// <summary>Small masks and what they look like.</summary>
internal static class Shapes
{
    public static readonly ImageSize Image = new(40, 40);

    /// <summary>A filled rectangle.</summary>
    public static PlacedMask Rectangle(int left, int top, int width, int height)
    {
        var patch = new Mask(new(width, height));
        patch.Cells.Fill(1);
        return new(Image, left, top, patch);
    }

    /// <summary>An appearance at an angle from the first axis, all of one colour.</summary>
    public static ObjectAppearance Look(double angle = 0, int colour = 0)
    {
        var counts = new int[ColourSignature.Bins];
        counts[colour] = 10;
        return new(new float[] { (float)Math.Cos(angle), (float)Math.Sin(angle) }, ColourSignature.FromCounts(counts));
    }

    /// <summary>A measured mask.</summary>
    public static MaskEvidence Evidence(PlacedMask mask, double strength = 0.9, double predictedIou = 0.9, ObjectAppearance? look = null)
    {
        var footprint = MaskFootprint.Of(mask);
        return new(null, footprint, footprint.Box.Centre, look ?? Look(), footprint.Box.Centre, strength, predictedIou);
    }
}
