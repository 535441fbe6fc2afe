using System.Text.RegularExpressions;

namespace PerSense.Engine.Stages.Labelling;

/// <summary>Reads a class label out of what a vision-language model said (PerSense, section 3.1, class-label extraction).</summary>
public static partial class LabelReader
{
    /// <summary>What the model is asked (PerSense).</summary>
    public const string Question = "Name the object in the image?";

    private const int MostWords = 4;

    private static readonly char[] _blanks = [' ', '\t', '\r', '\n'];

    /// <summary>The label in an answer.</summary>
    /// <param name="answer">What the model said.</param>
    /// <param name="rule">How to read it.</param>
    /// <returns>The label; null when the answer names nothing.</returns>
    public static string? Read(string answer, LabelRule rule)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var label = rule == LabelRule.LastWord ? LastWord(answer) : NounPhrase(answer);
        return string.IsNullOrWhiteSpace(label) ? null : label;
    }

    private static string LastWord(string answer) =>
        (answer.Split(_blanks, StringSplitOptions.RemoveEmptyEntries).LastOrDefault() ?? string.Empty).Replace(".", string.Empty, StringComparison.Ordinal);

    private static string? NounPhrase(string answer)
    {
        var sentence = SentenceEnd().Split(answer.Trim().Trim('"', '\'', '*', '`'))[0].ToLowerInvariant();
        var named = Introduction().Replace(sentence, string.Empty);
        var words = Continuation().Split(named)[0].Split(_blanks, StringSplitOptions.RemoveEmptyEntries)
            .Select(static word => word.Trim(',', ';', ':', '"', '\'', '(', ')', '*', '`'))
            .SkipWhile(static word => Determiner().IsMatch(word))
            .ToList();
        return words.Count is > 0 and <= MostWords && words.TrueForAll(static word => Word().IsMatch(word)) ? string.Join(' ', words) : null;
    }

    [GeneratedRegex(@"[.!?\n]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SentenceEnd();

    // Greedy, so that "The name of the object is" and "The image shows what is" both end at the last verb.
    [GeneratedRegex(@"^.*\b(is|are|shows|show|depicts|contains|named|called|as)\b\s*:?|^.*:\s*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Introduction();

    [GeneratedRegex(@"[,;]|\b(on|in|at|with|that|which|who|of|from|for|and|lying|sitting|standing|placed)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Continuation();

    [GeneratedRegex("^(a|an|the|some|several|many|this|these|those|one|single|it|its|likely|probably|most)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Determiner();

    [GeneratedRegex(@"^\p{L}[\p{L}\p{N}'-]*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Word();
}
