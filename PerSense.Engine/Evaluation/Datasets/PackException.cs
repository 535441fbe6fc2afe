namespace PerSense.Engine.Evaluation.Datasets;

/// <summary>A pack cannot be used. The message may be shown to the user.</summary>
/// <param name="message">What is wrong with which file, and what to do.</param>
/// <param name="cause">What led to it; null for none.</param>
public sealed class PackException(string message, Exception? cause = null) : Exception(message, cause);
