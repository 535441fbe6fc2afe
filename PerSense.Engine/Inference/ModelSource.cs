namespace PerSense.Engine.Inference;

/// <summary>A model file and what is expected of it.</summary>
/// <param name="Id">The model's name in messages and in the session pool.</param>
/// <param name="Path">Where the file lies.</param>
/// <param name="Contract">What it must offer.</param>
public sealed record ModelSource(string Id, string Path, ModelContract Contract);
