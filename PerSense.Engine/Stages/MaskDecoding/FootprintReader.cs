using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Stages.MaskDecoding;

/// <summary>Reads which cells a prediction holds.</summary>
internal sealed class FootprintReader(MaskDecodingOptions options)
{
    // A cell of this logit has a probability of 0.2: it might be inside.
    private static readonly float Doubtful = (float)Math.Log(0.2 / 0.8);

    /// <summary>Reads one prediction.</summary>
    /// <param name="prediction">The prediction.</param>
    /// <param name="anchor">The point whose connected part is kept, in image coordinates.</param>
    /// <returns>The mask's cells; null when there are too few.</returns>
    public MaskFootprint? Read(MaskPrediction prediction, ImagePoint anchor)
    {
        var map = prediction.Frame.MapTo(prediction.Logits.Size);
        var cells = Above(prediction, map, 0);
        if (options.KeepPartUnderPrompt)
        {
            var cell = map.ToGrid(anchor);
            MaskComponent.Keep(cells, cell.Column, cell.Row);
        }

        var count = cells.Area();
        if (count < options.LeastCells)
        {
            return null;
        }

        var fill = (double)count / Above(prediction, map, Doubtful).Area();
        return options.Resolution == FootprintResolution.Grid
            ? new(cells, map, prediction.Frame.Image) { Fill = fill }
            : Render(prediction, anchor) is { } mask ? new(mask.Patch, new(1, 1, -mask.Left, -mask.Top), mask.Image) { Fill = fill } : null;
    }

    /// <summary>Renders one prediction at the image's own resolution.</summary>
    /// <param name="prediction">The prediction.</param>
    /// <param name="anchor">The point whose connected part is kept, in image coordinates.</param>
    /// <returns>The mask; null when it is empty.</returns>
    public PlacedMask? Render(MaskPrediction prediction, ImagePoint anchor) =>
        MaskRendering.Render(new(prediction, options.KeepPartUnderPrompt ? anchor : null), new());

    // Cells whose centre lies beyond the image are no part of any mask.
    private static Mask Above(MaskPrediction prediction, CoordinateMap map, float logit)
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
                to[x] = from[x] > logit ? (byte)1 : (byte)0;
            }
        }

        return cells;
    }
}
