namespace PerSense.Engine.Models.Import.Layers;

/// <summary>How large an attention is.</summary>
/// <param name="Heads">Heads side by side.</param>
/// <param name="Tokens">About how many tokens attend to each other.</param>
internal readonly record struct AttentionSize(long Heads, long Tokens);
