using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Operations;

namespace PerSense.Engine.Stages.MaskDecoding;

/// <summary>Chooses one connected part of a mask.</summary>
internal static class MaskComponent
{
    /// <summary>The 8-connected part under a pixel, or the largest when the pixel lies on none; of equals the first.</summary>
    /// <param name="mask">The mask; changed in place.</param>
    /// <param name="column">Column of the pixel; may lie outside.</param>
    /// <param name="row">Its row.</param>
    public static void Keep(Mask mask, int column, int row)
    {
        var parts = ConnectedComponents.Label(mask);
        if (parts.Items.Count < 2)
        {
            return;
        }

        var isOnMask = column >= 0 && row >= 0 && column < mask.Width && row < mask.Height && mask[column, row];
        var kept = isOnMask ? parts.Labels[column, row] : parts.Items.MaxBy(static part => part.Area).Label;
        for (var i = 0; i < mask.Cells.Length; i++)
        {
            mask.Cells[i] = parts.Labels.Labels[i] == kept ? (byte)1 : (byte)0;
        }
    }
}
