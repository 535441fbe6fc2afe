using System.Numerics.Tensors;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Inference;
using PerSense.Engine.Stages.Grounding.Text;

namespace PerSense.Engine.Stages.Grounding;

/// <summary>GroundingDINO's raw answer to boxes with phrases.</summary>
/// <param name="options">The thresholds.</param>
/// <param name="tokeniser">Turns tokens back to words.</param>
internal sealed class GroundingAnswer(GroundingOptions options, WordPieceTokeniser tokeniser)
{
    // The text side ends at 256 columns; the last is never part of a phrase.
    private const int PhraseEnd = 255;

    /// <summary>Boxes above the threshold, in the network's order.</summary>
    /// <param name="logits">[1, queries, columns]; a column for each token, then padding.</param>
    /// <param name="boxes">[1, queries, 4]: centre x, centre y, width and height as shares of the image.</param>
    /// <param name="tokens">The caption's tokens.</param>
    /// <param name="image">Size of the image.</param>
    public IReadOnlyList<DetectedBox> Read(TensorBuffer logits, TensorBuffer boxes, CaptionTokens tokens, ImageSize image)
    {
        var (queries, columns) = (logits.Shape[1], logits.Shape[2]);
        var found = new List<DetectedBox>();
        var probabilities = Probabilities(logits.Values);
        for (var query = 0; query < queries; query++)
        {
            var chances = probabilities.AsSpan(query * columns, columns);
            var score = TensorPrimitives.Max(chances);
            if (score > options.BoxThreshold)
            {
                found.Add(new(BoxOf(boxes.Values.Slice(query * 4, 4), image), score, PhraseOf(chances, tokens)));
            }
        }

        return found;
    }

    private static ImageBox BoxOf(ReadOnlySpan<float> box, ImageSize image) => new(
        (box[0] - (box[2] / 2)) * image.Width,
        (box[1] - (box[3] / 2)) * image.Height,
        (box[0] + (box[2] / 2)) * image.Width,
        (box[1] + (box[3] / 2)) * image.Height);

    // Some exports end with the sigmoid; raw logits leave 0..1, because padding is minus infinity and most words do not fit.
    private static float[] Probabilities(ReadOnlySpan<float> logits)
    {
        var result = logits.ToArray();
        if (logits.ContainsAnyExceptInRange(0f, 1f))
        {
            TensorPrimitives.Sigmoid(logits, result);
        }

        return result;
    }

    private string PhraseOf(ReadOnlySpan<float> chances, CaptionTokens tokens)
    {
        var said = new List<int>();
        for (var i = 1; i < Math.Min(Math.Min(tokens.Ids.Count, chances.Length), PhraseEnd); i++)
        {
            if (chances[i] > options.TextThreshold)
            {
                said.Add(tokens.Ids[i]);
            }
        }

        return tokeniser.Decode(said).Replace(".", string.Empty, StringComparison.Ordinal);
    }
}
