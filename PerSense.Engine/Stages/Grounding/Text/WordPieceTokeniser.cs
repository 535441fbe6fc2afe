namespace PerSense.Engine.Stages.Grounding.Text;

/// <summary>BERT's second step: words to the longest pieces of a vocabulary, from the left.</summary>
/// <param name="vocabulary">The vocabulary.</param>
internal sealed class WordPieceTokeniser(WordPieceVocabulary vocabulary)
{
    private const string Unknown = "[UNK]";
    private const int LongestWord = 100;

    /// <summary>The pieces of a text, without start and end.</summary>
    /// <param name="text">Any text.</param>
    public IReadOnlyList<string> Pieces(string text) => [.. BasicTokeniser.Split(text).SelectMany(PiecesOf)];

    /// <summary>A caption's tokens.</summary>
    /// <param name="caption">As <see cref="GroundingCaption"/> writes it.</param>
    public CaptionTokens Encode(string caption) =>
        CaptionTokens.Of([vocabulary.Id(WordPieceVocabulary.Start), .. Pieces(caption).Select(vocabulary.Id), vocabulary.Id(WordPieceVocabulary.End)], vocabulary);

    /// <summary>The text of some tokens: pieces joined, no blank before punctuation.</summary>
    /// <param name="ids">Numbers of the vocabulary.</param>
    public string Decode(IEnumerable<int> ids) => string.Join(' ', ids.Select(vocabulary.Piece))
        .Replace(" ##", string.Empty, StringComparison.Ordinal)
        .Replace(" .", ".", StringComparison.Ordinal)
        .Replace(" ?", "?", StringComparison.Ordinal)
        .Replace(" !", "!", StringComparison.Ordinal)
        .Replace(" ,", ",", StringComparison.Ordinal)
        .Replace(" ' ", "'", StringComparison.Ordinal)
        .Replace(" n't", "n't", StringComparison.Ordinal)
        .Replace(" 'm", "'m", StringComparison.Ordinal)
        .Replace(" 's", "'s", StringComparison.Ordinal)
        .Replace(" 've", "'ve", StringComparison.Ordinal)
        .Replace(" 're", "'re", StringComparison.Ordinal);

    private IReadOnlyList<string> PiecesOf(string word)
    {
        if (word.Length > LongestWord)
        {
            return [Unknown];
        }

        var pieces = new List<string>();
        for (var start = 0; start < word.Length;)
        {
            var end = word.Length;
            while (end > start && !vocabulary.Has(PieceOf(word, start, end)))
            {
                end--;
            }

            if (end == start)
            {
                return [Unknown];
            }

            pieces.Add(PieceOf(word, start, end));
            start = end;
        }

        return pieces;
    }

    private static string PieceOf(string word, int start, int end) => (start > 0 ? "##" : string.Empty) + word[start..end];
}
