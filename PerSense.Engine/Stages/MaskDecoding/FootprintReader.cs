using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Stages.MaskDecoding;

/// <summary>Reads which cells a prediction holds.</summary>
internal sealed class FootprintReader(MaskDecodingOptions options)
{
    /// <summary>Reads one prediction.</summary>
    /// <param name="prediction">The prediction.</param>
    /// <param name="prompt">The point that was decoded, in image coordinates.</param>
    /// <returns>The mask's cells; null when there are too few.</returns>
    public MaskFootprint? Read(MaskPrediction prediction, ImagePoint prompt)
    {
        if (options.Resolution == FootprintResolution.Image)
        {
            return Render(prediction, prompt) is { } mask ? MaskFootprint.Of(mask) : null;
        }

        var map = prediction.Frame.MapTo(prediction.Logits.Size);
        var cells = Inside(prediction, map);
        if (options.KeepPartUnderPrompt)
        {
            var cell = map.ToGrid(prompt);
            MaskComponent.Keep(cells, cell.Column, cell.Row);
        }

        return cells.Area() < options.LeastCells ? null : new(cells, map, prediction.Frame.Image);
    }

    /// <summary>Renders one prediction at the image's own resolution.</summary>
    /// <param name="prediction">The prediction.</param>
    /// <param name="prompt">The point that was decoded, in image coordinates.</param>
    /// <returns>The mask; null when it is empty.</returns>
    public PlacedMask? Render(MaskPrediction prediction, ImagePoint prompt) =>
        MaskRendering.Render(new(prediction, options.KeepPartUnderPrompt ? prompt : null), new());

    // Cells whose centre lies beyond the image are no part of any mask.
    private static Mask Inside(MaskPrediction prediction, CoordinateMap map)
    {
        var (logits, image) = (prediction.Logits, prediction.Frame.Image);
        var cells = new Mask(logits.Size);
        var (first, last) = (map.ToGrid(new ImagePoint(0, 0)), map.ToGrid(new ImagePoint(image.Width, image.Height)));
        var left = (int)Math.Clamp(Math.Ceiling(first.X - 0.5), 0, logits.Width);
        var right = (int)Math.Clamp(Math.Ceiling(last.X - 0.5), left, logits.Width);
        var top = (int)Math.Clamp(Math.Ceiling(first.Y - 0.5), 0, logits.Height);
        var bottom = (int)Math.Clamp(Math.Ceiling(last.Y - 0.5), top, logits.Height);
        for (var y = top; y < bottom; y++)
        {
            var from = logits.Row(y);
            var to = cells.Row(y);
            for (var x = left; x < right; x++)
            {
                to[x] = from[x] > 0 ? (byte)1 : (byte)0;
            }
        }

        return cells;
    }
}
