using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Stages.MaskDecoding;

namespace PerSense.Engine.Methods.References;

/// <summary>Cuts masks.</summary>
internal static class MaskCrop
{
    /// <summary>The same pixels in the smallest patch that holds them.</summary>
    /// <param name="mask">The mask.</param>
    /// <returns>Null when no pixel is inside.</returns>
    public static PlacedMask? Tight(PlacedMask mask)
    {
        if (mask.Patch.Area() == 0)
        {
            return null;
        }

        var extent = MaskFootprint.Of(mask);
        var patch = new Mask(new(extent.Right - extent.Left, extent.Bottom - extent.Top));
        for (var y = 0; y < patch.Height; y++)
        {
            mask.Patch.Row(extent.Top + y)[extent.Left..extent.Right].CopyTo(patch.Row(y));
        }

        return new(mask.Image, mask.Left + extent.Left, mask.Top + extent.Top, patch);
    }

    /// <summary>The part of a mask whose pixel centres lie in a box.</summary>
    /// <param name="mask">The mask.</param>
    /// <param name="box">In image coordinates.</param>
    /// <returns>A new mask in its smallest patch; null when nothing is left.</returns>
    public static PlacedMask? To(PlacedMask mask, ImageBox box)
    {
        var cut = new Mask(mask.Patch.Size);
        for (var y = 0; y < cut.Height; y++)
        {
            for (var x = 0; x < cut.Width; x++)
            {
                cut[x, y] = mask.Patch[x, y] && box.Contains(ImagePoint.AtPixel(mask.Left + x, mask.Top + y));
            }
        }

        return Tight(mask with { Patch = cut });
    }
}
