namespace PerSense.Engine.Stages.Grounding.Text;

/// <summary>
/// A caption as GroundingDINO's text side reads it: words see only their own sub-sentence, and positions begin anew in each
/// (GroundingDINO, section 3.4).
/// </summary>
/// <param name="Ids">Numbers of the pieces, start and end included.</param>
/// <param name="Positions">Position of each piece in its sub-sentence.</param>
/// <param name="Mask">Row by row, which pieces each piece sees: L x L.</param>
internal sealed record CaptionTokens(IReadOnlyList<int> Ids, IReadOnlyList<int> Positions, IReadOnlyList<bool> Mask)
{
    /// <summary>Positions and mask of some tokens.</summary>
    /// <param name="ids">The tokens, start and end included.</param>
    /// <param name="vocabulary">Says which of them part sub-sentences.</param>
    public static CaptionTokens Of(IReadOnlyList<int> ids, WordPieceVocabulary vocabulary)
    {
        var length = ids.Count;
        var (positions, mask) = (new int[length], new bool[length * length]);
        for (var i = 0; i < length; i++)
        {
            mask[(i * length) + i] = true;
        }

        var previous = 0;
        for (var column = 0; column < length; column++)
        {
            if (!vocabulary.Separators.Contains(ids[column]))
            {
                continue;
            }

            if (column != 0 && column != length - 1)
            {
                Open(previous + 1, column, positions, mask);
            }

            previous = column;
        }

        return new(ids, positions, mask);
    }

    private static void Open(int first, int last, int[] positions, bool[] mask)
    {
        for (var row = first; row <= last; row++)
        {
            positions[row] = row - first;
            mask.AsSpan((row * positions.Length) + first, last - first + 1).Fill(true);
        }
    }
}
