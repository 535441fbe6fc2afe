namespace PerSense.Engine.Stages.MaskDecoding;

/// <summary>What prompts must have in common to be decoded in one run.</summary>
/// <param name="Tokens">Points of the prompt, corners of the box and the filling included.</param>
/// <param name="HasMask">Whether there is a mask to improve.</param>
internal readonly record struct SamPromptLayout(int Tokens, bool HasMask)
{
    /// <summary>A prompt's layout: a box counts as two points; without one, an empty point follows the others (official code).</summary>
    /// <param name="prompt">The prompt.</param>
    public static SamPromptLayout Of(DecoderPrompt prompt)
    {
        var clicks = prompt.Points.Count;
        return new(prompt.Box is null ? clicks + Math.Min(clicks, 1) : clicks + 2, prompt.MaskInput is not null);
    }
}
