using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Stages.MaskDecoding;

/// <summary>How far a mask agrees with the clicks of its prompt: for decoders that see the first click only.</summary>
internal static class ClickAgreement
{
    /// <summary>The share of clicks that lie where the mask says: 1 for a prompt with a single click or none.</summary>
    /// <param name="clicks">The clicks, in image coordinates.</param>
    /// <param name="mask">The mask.</param>
    public static double Share(IReadOnlyList<LabelledPoint> clicks, MaskPrediction mask) =>
        clicks.Count < 2 ? 1 : clicks.Average(click => IsInside(mask, click.Point) == click.IsForeground ? 1.0 : 0.0);

    private static bool IsInside(MaskPrediction mask, ImagePoint point)
    {
        var cell = mask.Frame.MapTo(mask.Logits.Size).ToGrid(point);
        return cell.Column >= 0 && cell.Row >= 0 && cell.Column < mask.Logits.Width && cell.Row < mask.Logits.Height
            && mask.Logits[cell.Column, cell.Row] > 0;
    }
}
