namespace PerSense.Engine.Stages.Grounding.Text;

/// <summary>The word pieces of an uncased BERT and their numbers. Immutable.</summary>
internal sealed class WordPieceVocabulary
{
    /// <summary>The piece before every caption.</summary>
    public const string Start = "[CLS]";

    /// <summary>The piece after every caption.</summary>
    public const string End = "[SEP]";

    private const string Unknown = "[UNK]";

    private readonly IReadOnlyList<string> _pieces;
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);

    /// <summary>A vocabulary from its pieces in the order of their numbers.</summary>
    /// <param name="pieces">The lines of a <c>vocab.txt</c>.</param>
    /// <exception cref="ArgumentException">A special piece is missing; the message names it.</exception>
    public WordPieceVocabulary(IReadOnlyList<string> pieces)
    {
        _pieces = pieces;
        for (var id = 0; id < pieces.Count; id++)
        {
            _ids[pieces[id]] = id;
        }

        if (((string[])[Start, End, Unknown, ".", "?"]).FirstOrDefault(special => !_ids.ContainsKey(special)) is { } missing)
        {
            throw new ArgumentException($"The vocabulary has no piece '{missing}'. Use the vocab.txt of the uncased BERT.", nameof(pieces));
        }

        Separators = [_ids[Start], _ids[End], _ids["."], _ids["?"]];
    }

    /// <summary>The numbers of the pieces that part a caption into sub-sentences: start, end, full stop, question mark.</summary>
    public IReadOnlyList<int> Separators { get; }

    /// <summary>Whether there is such a piece.</summary>
    /// <param name="piece">A piece, with <c>##</c> in front inside a word.</param>
    public bool Has(string piece) => _ids.ContainsKey(piece);

    /// <summary>A piece's number; that of the unknown piece when there is none.</summary>
    /// <param name="piece">A piece.</param>
    public int Id(string piece) => _ids.TryGetValue(piece, out var id) ? id : _ids[Unknown];

    /// <summary>The piece of a number.</summary>
    /// <param name="id">A number of this vocabulary.</param>
    public string Piece(int id) => _pieces[id];

    /// <summary>Reads a vocabulary file: one piece a line.</summary>
    /// <param name="path">An existing file.</param>
    /// <exception cref="ArgumentException">A special piece is missing.</exception>
    public static WordPieceVocabulary Load(string path) => new(File.ReadAllLines(path));
}
