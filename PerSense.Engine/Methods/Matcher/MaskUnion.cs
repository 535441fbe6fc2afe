using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Operations;

namespace PerSense.Engine.Methods.Matcher;

/// <summary>Joins masks, and takes the union apart again.</summary>
internal static class MaskUnion
{
    /// <summary>Adds a mask's pixels to a picture.</summary>
    /// <param name="union">As large as the mask's image; changed in place.</param>
    /// <param name="mask">The mask.</param>
    public static void Add(Mask union, PlacedMask mask)
    {
        for (var y = 0; y < mask.Patch.Height; y++)
        {
            var row = union.Row(mask.Top + y).Slice(mask.Left, mask.Patch.Width);
            for (var x = 0; x < row.Length; x++)
            {
                row[x] |= mask.Patch.Row(y)[x];
            }
        }
    }

    /// <summary>The 8-connected parts of a picture.</summary>
    /// <param name="union">The picture.</param>
    public static IEnumerable<PlacedMask> Parts(Mask union)
    {
        var parts = ConnectedComponents.Label(union);
        foreach (var part in parts.Items)
        {
            var cells = new Mask(union.Size);
            for (var i = 0; i < cells.Cells.Length; i++)
            {
                cells.Cells[i] = parts.Labels.Labels[i] == part.Label ? (byte)1 : (byte)0;
            }

            yield return new(union.Size, 0, 0, cells);
        }
    }
}
