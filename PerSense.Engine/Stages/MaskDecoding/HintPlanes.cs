using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Stages.MaskDecoding;

/// <summary>
/// What a prompt says beyond a single click, drawn on the lattice of its window: clicks on the object, clicks beside it, the box (1 inside,
/// -1 outside) and the mask to improve (-1..1). Planes of zeros say nothing.
/// </summary>
/// <param name="side">Cells along each side of the lattice.</param>
/// <param name="spread">Standard deviation of a click, in cells.</param>
internal sealed class HintPlanes(int side, double spread)
{
    /// <summary>Planes of a prompt.</summary>
    public const int Count = 4;

    // The logit at which a mask is three quarters sure of itself.
    private const float Sure = 4;

    // Beyond this many deviations a click has no weight worth adding.
    private const double Reach = 5;

    /// <summary>Values of a prompt's planes.</summary>
    public int Length => Count * side * side;

    /// <summary>Draws a prompt.</summary>
    /// <param name="prompt">The prompt.</param>
    /// <param name="region">The window, in image coordinates.</param>
    /// <param name="planes">Filled: <see cref="Count"/> planes, row by row; zeros before.</param>
    public void Draw(DecoderPrompt prompt, ImageBox region, Memory<float> planes)
    {
        var map = CoordinateMap.Covering(region, new(side, side));
        if (prompt.Points.Count > 1)
        {
            foreach (var click in prompt.Points)
            {
                DrawClick(map.ToGrid(click.Point), Plane(planes, click.IsForeground ? 0 : 1));
            }
        }

        // The box of a mask to improve is its window already; it says nothing that the mask does not.
        if (prompt.MaskInput is { } mask)
        {
            DrawMask(mask, map, Plane(planes, 3));
        }
        else if (prompt.Box is { } box)
        {
            DrawBox(box, map, Plane(planes, 2));
        }
    }

    private Span<float> Plane(Memory<float> planes, int index) => planes.Span.Slice(index * side * side, side * side);

    private void DrawClick(GridPoint at, Span<float> plane)
    {
        var reach = Reach * spread;
        var (top, bottom) = (Math.Max(0, (int)(at.Y - reach)), Math.Min(side, (int)(at.Y + reach) + 1));
        var (left, right) = (Math.Max(0, (int)(at.X - reach)), Math.Min(side, (int)(at.X + reach) + 1));
        for (var y = top; y < bottom; y++)
        {
            for (var x = left; x < right; x++)
            {
                var (dx, dy) = ((x + 0.5 - at.X) / spread, (y + 0.5 - at.Y) / spread);
                var weight = (float)Math.Exp(-0.5 * ((dx * dx) + (dy * dy)));
                plane[(y * side) + x] = Math.Max(plane[(y * side) + x], weight);
            }
        }
    }

    private void DrawBox(ImageBox box, CoordinateMap map, Span<float> plane)
    {
        for (var y = 0; y < side; y++)
        {
            for (var x = 0; x < side; x++)
            {
                plane[(y * side) + x] = box.Contains(Centre(map, x, y)) ? 1 : -1;
            }
        }
    }

    /// <summary>The mask as a degree of belief, sampled between its cells; what it did not look at counts as outside.</summary>
    private void DrawMask(MaskPrediction mask, CoordinateMap map, Span<float> plane)
    {
        var cells = mask.Frame.MapTo(mask.Logits.Size);
        for (var y = 0; y < side; y++)
        {
            for (var x = 0; x < side; x++)
            {
                plane[(y * side) + x] = Belief(mask.Logits, cells.ToGrid(Centre(map, x, y))) - 1;
            }
        }
    }

    private static ImagePoint Centre(CoordinateMap map, int x, int y) => map.ToImage(new GridPoint(x + 0.5, y + 0.5));

    /// <summary>0 for outside, 2 for inside; bilinear, fading to outside beyond the edge.</summary>
    private static float Belief(FloatMap logits, GridPoint at)
    {
        var (left, top) = ((int)Math.Floor(at.X - 0.5), (int)Math.Floor(at.Y - 0.5));
        var (x, y) = ((float)(at.X - 0.5 - left), (float)(at.Y - 0.5 - top));
        return (Cell(logits, left, top) * (1 - x) * (1 - y)) + (Cell(logits, left + 1, top) * x * (1 - y))
            + (Cell(logits, left, top + 1) * (1 - x) * y) + (Cell(logits, left + 1, top + 1) * x * y);
    }

    private static float Cell(FloatMap logits, int x, int y) =>
        x >= 0 && y >= 0 && x < logits.Width && y < logits.Height ? MathF.Tanh(logits[x, y] / Sure) + 1 : 0;
}
