namespace PerSense.Engine.Stages.PointPrompts;

/// <summary>The outcome of a selection of prompts.</summary>
/// <param name="Prompts">What will be decoded.</param>
/// <param name="Threshold">The similarity that had to be reached; negative infinity for none.</param>
/// <param name="FellBack">Whether nothing was selected and all candidates are used instead.</param>
internal sealed record PromptSelection(IReadOnlyList<PointPrompt> Prompts, float Threshold, bool FellBack);
