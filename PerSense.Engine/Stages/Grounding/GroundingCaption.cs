namespace PerSense.Engine.Stages.Grounding;

/// <summary>The caption by which GroundingDINO is asked for a phrase.</summary>
internal static class GroundingCaption
{
    /// <summary>Lower case, trimmed, with a full stop at the end.</summary>
    /// <param name="phrase">What to find.</param>
    public static string Of(string phrase)
    {
        var caption = phrase.ToLowerInvariant().Trim();
        return caption.EndsWith('.') ? caption : caption + ".";
    }
}
