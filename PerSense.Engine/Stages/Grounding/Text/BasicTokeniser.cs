using System.Globalization;
using System.Text;

namespace PerSense.Engine.Stages.Grounding.Text;

/// <summary>BERT's first step: text to lower-case words without accents, punctuation marks and ideographs on their own.</summary>
internal static class BasicTokeniser
{
    private const int ReplacementCharacter = 0xFFFD;

    // Ranges of ideographs that BERT treats as words of one character.
    private static readonly (int First, int Last)[] _ideographs =
    [
        (0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F), (0x2B740, 0x2B81F), (0x2B820, 0x2CEAF), (0xF900, 0xFAFF),
        (0x2F800, 0x2FA1F),
    ];

    /// <summary>Splits a text into words.</summary>
    /// <param name="text">Any text.</param>
    public static IReadOnlyList<string> Split(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in text.ToLowerInvariant().EnumerateRunes().Select(PlainLetters.Of))
        {
            if (Rune.IsWhiteSpace(rune) || StandsAlone(rune))
            {
                Close(word, words);
            }

            if (StandsAlone(rune))
            {
                words.Add(rune.ToString());
            }
            else if (!Rune.IsWhiteSpace(rune) && !Vanishes(rune))
            {
                word.Append(rune.ToString());
            }
        }

        Close(word, words);
        return words;
    }

    private static void Close(StringBuilder word, List<string> words)
    {
        if (word.Length > 0)
        {
            words.Add(word.ToString());
            word.Clear();
        }
    }

    private static bool Vanishes(Rune rune) => rune.Value is 0 or ReplacementCharacter || Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.Control or UnicodeCategory.Format;

    private static bool StandsAlone(Rune rune) => IsPunctuation(rune) || _ideographs.Any(range => rune.Value >= range.First && rune.Value <= range.Last);

    // All ASCII that is neither letter nor digit counts, also signs such as $ that Unicode does not call punctuation.
    private static bool IsPunctuation(Rune rune) => rune.IsAscii
        ? rune.Value > ' ' && rune.Value < 127 && !Rune.IsLetterOrDigit(rune)
        : Rune.GetUnicodeCategory(rune) is UnicodeCategory.ConnectorPunctuation or UnicodeCategory.DashPunctuation or UnicodeCategory.OpenPunctuation
            or UnicodeCategory.ClosePunctuation or UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation
            or UnicodeCategory.OtherPunctuation;
}
