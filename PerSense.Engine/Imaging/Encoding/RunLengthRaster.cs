namespace PerSense.Engine.Imaging.Encoding;

/// <summary>Pixels to runs and back, touching only the part of the image that a mask covers.</summary>
internal static class RunLengthRaster
{
    /// <summary>The counts of a placed mask.</summary>
    public static int[] Encode(PlacedMask mask)
    {
        var runs = new RunCounter();
        var (above, below) = (mask.Top, mask.Image.Height - mask.Bottom);
        runs.Add(false, mask.Left * mask.Image.Height);
        for (var x = 0; x < mask.Patch.Width; x++)
        {
            runs.Add(false, above);
            for (var y = 0; y < mask.Patch.Height; y++)
            {
                runs.Add(mask.Patch[x, y], 1);
            }

            runs.Add(false, below);
        }

        runs.Add(false, (mask.Image.Width - mask.Right) * mask.Image.Height);
        return runs.ToCounts();
    }

    /// <summary>Sets the pixels of a mask in a patch that holds them all.</summary>
    public static void Paint(RunLength mask, PlacedMask target)
    {
        var (height, start) = (mask.Size.Height, 0);
        for (var i = 0; i < mask.Counts.Length; i++)
        {
            var end = start + mask.Counts[i];
            for (var at = start; i % 2 == 1 && at < end; at++)
            {
                target.Patch[(at / height) - target.Left, (at % height) - target.Top] = true;
            }

            start = end;
        }
    }
}
