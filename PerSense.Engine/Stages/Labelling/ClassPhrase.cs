namespace PerSense.Engine.Stages.Labelling;

/// <summary>The phrases by which a detector is asked for a class (PerSense code, specification section 3).</summary>
public static class ClassPhrase
{
    /// <summary>
    /// "all" and the plural as the released code builds it, wrong plurals included (<c>all boxs</c>, <c>all kiwies</c>): detectors were
    /// measured with these.
    /// </summary>
    /// <param name="label">One word; its case is kept.</param>
    public static string AllOf(string label)
    {
        ArgumentException.ThrowIfNullOrEmpty(label);
        var word = label.AsSpan();
        var last = char.ToLowerInvariant(word[^1]);
        return last switch
        {
            's' => $"all {word}",
            'y' when word.Length > 1 && char.ToLowerInvariant(word[^2]) == 'e' => $"all {word}s",
            'y' => $"all {word[..^1]}ies",
            'h' or 'a' or 'i' or 'o' or 'u' => $"all {word}es",
            _ => $"all {word}s",
        };
    }
}
