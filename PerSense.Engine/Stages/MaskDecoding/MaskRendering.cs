using System.Numerics.Tensors;
using PerSense.Engine.Imaging;

namespace PerSense.Engine.Stages.MaskDecoding;

/// <summary>
/// Turns mask predictions into masks at the image's own resolution: logits are interpolated, and a pixel is inside where the interpolated
/// logit is above 0. One function serves every frame.
/// </summary>
public static class MaskRendering
{
    /// <summary>Renders one prediction.</summary>
    /// <param name="item">The prediction, and the part of it to keep.</param>
    /// <param name="options">How.</param>
    /// <returns>The mask, cut to its tight box; null when it has fewer than <see cref="MaskRenderingOptions.MinimumArea"/> pixels.</returns>
    public static PlacedMask? Render(MaskRenderingItem item, MaskRenderingOptions options)
    {
        ArgumentNullException.ThrowIfNull(item.Prediction);
        ArgumentNullException.ThrowIfNull(options);
        var (columns, rows) = Taps(item.Prediction);
        if (columns.Count == 0 || rows.Count == 0)
        {
            return null;
        }

        var patch = Threshold(item.Prediction.Logits, columns, rows);
        if (item.KeepComponentAt is { } point)
        {
            MaskComponent.Keep(patch, point.Column - columns.Start, point.Row - rows.Start);
        }

        return patch.Area() < Math.Max(1, options.MinimumArea)
            ? null
            : Tighten(new(item.Prediction.Frame.Image, columns.Start, rows.Start, patch));
    }

    private static (AxisTaps Columns, AxisTaps Rows) Taps(MaskPrediction prediction)
    {
        var (grid, image, region, staging) = (prediction.Logits.Size, prediction.Frame.Image, prediction.Frame.Region, prediction.Frame.Staging);
        var (columns, rows) = staging is null
            ? (AxisTaps.Direct(region.Left, region.Right, grid.Width, image.Width), AxisTaps.Direct(region.Top, region.Bottom, grid.Height, image.Height))
            : (AxisTaps.Staged(grid.Width, staging.Full.Width, staging.Valid.Width, image.Width),
               AxisTaps.Staged(grid.Height, staging.Full.Height, staging.Valid.Height, image.Height));
        var (insideColumns, insideRows) = (new bool[grid.Width], new bool[grid.Height]);
        for (var y = 0; y < grid.Height; y++)
        {
            var row = prediction.Logits.Row(y);
            for (var x = 0; x < grid.Width; x++)
            {
                insideColumns[x] |= row[x] > 0;
                insideRows[y] |= row[x] > 0;
            }
        }

        // Weights are never negative, so a pixel that reads no cell above 0 cannot be inside.
        return (columns.Trim(insideColumns), rows.Trim(insideRows));
    }

    private static Mask Threshold(FloatMap logits, AxisTaps columns, AxisTaps rows)
    {
        var mask = new Mask(new(columns.Count, rows.Count));
        var mixed = new float[logits.Width];
        for (var y = 0; y < rows.Count; y++)
        {
            Array.Clear(mixed);
            for (var tap = y * rows.PerPixel; tap < (y + 1) * rows.PerPixel; tap++)
            {
                TensorPrimitives.MultiplyAdd(logits.Row(rows.Cells[tap]), rows.Weights[tap], mixed, mixed);
            }

            if (TensorPrimitives.Max<float>(mixed) > 0)
            {
                ThresholdRow(mixed, columns, mask.Row(y));
            }
        }

        return mask;
    }

    private static void ThresholdRow(ReadOnlySpan<float> mixed, AxisTaps columns, Span<byte> target)
    {
        var cells = columns.Cells;
        var weights = columns.Weights;
        for (var x = 0; x < target.Length; x++)
        {
            var sum = 0f;
            for (var tap = x * columns.PerPixel; tap < (x + 1) * columns.PerPixel; tap++)
            {
                sum += mixed[cells[tap]] * weights[tap];
            }

            target[x] = sum > 0 ? (byte)1 : (byte)0;
        }
    }

    private static PlacedMask Tighten(PlacedMask mask)
    {
        var patch = mask.Patch;
        var (left, top, right, bottom) = (patch.Width, patch.Height, 0, 0);
        for (var y = 0; y < patch.Height; y++)
        {
            var row = patch.Row(y);
            if (row.IndexOf((byte)1) is >= 0 and var first)
            {
                (left, right) = (Math.Min(left, first), Math.Max(right, row.LastIndexOf((byte)1) + 1));
                (top, bottom) = (Math.Min(top, y), y + 1);
            }
        }

        var tight = new Mask(new(right - left, bottom - top));
        for (var y = top; y < bottom; y++)
        {
            patch.Row(y)[left..right].CopyTo(tight.Row(y - top));
        }

        return new(mask.Image, mask.Left + left, mask.Top + top, tight);
    }
}
