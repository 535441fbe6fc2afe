using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Inference;

namespace PerSense.Engine.Stages.MaskDecoding;

/// <summary>
/// Prompts as the inputs of a decoder of SAM's family, which names places by pixel: the centre of pixel <c>i</c> is <c>i * scale</c>
/// and a box goes from its first to its last pixel. Points first, then the corners of the box; empty points fill the prompt up.
/// </summary>
/// <param name="map">Image coordinates to network pixels.</param>
/// <param name="layout">What the prompts have in common.</param>
/// <param name="emptyPlace">Both coordinates of an empty point.</param>
internal sealed class SamPromptTensors(CoordinateMap map, SamPromptLayout layout, float emptyPlace = 0)
{
    private const float Empty = -1;
    private const float FirstCorner = 2;
    private const float LastCorner = 3;

    /// <summary>Points and labels.</summary>
    /// <param name="prompts">Prompts of the layout, or shorter ones.</param>
    public IReadOnlyList<NamedTensor> Points(IReadOnlyList<DecoderPrompt> prompts)
    {
        var points = TensorBuffer.Zeros(prompts.Count, layout.Tokens, 2);
        var labels = TensorBuffer.Zeros(prompts.Count, layout.Tokens);
        points.Values.Fill(emptyPlace);
        labels.Values.Fill(Empty);
        for (var i = 0; i < prompts.Count; i++)
        {
            var slot = i * layout.Tokens;
            foreach (var (x, y, label) in Tokens(prompts[i]))
            {
                (points.Values[2 * slot], points.Values[(2 * slot) + 1], labels.Values[slot]) = (x, y, label);
                slot++;
            }
        }

        return [new("point_coords", points), new("point_labels", labels)];
    }

    private IEnumerable<(float X, float Y, float Label)> Tokens(DecoderPrompt prompt)
    {
        foreach (var click in prompt.Points)
        {
            yield return At(click.Point.X - 0.5, click.Point.Y - 0.5, click.IsForeground ? 1 : 0);
        }

        if (prompt.Box is { } box)
        {
            yield return At(box.Left, box.Top, FirstCorner);
            yield return At(box.Right - 1, box.Bottom - 1, LastCorner);
        }
    }

    private (float X, float Y, float Label) At(double column, double row, float label)
    {
        var point = map.ToGrid(new ImagePoint(column, row));
        return ((float)point.X, (float)point.Y, label);
    }
}
