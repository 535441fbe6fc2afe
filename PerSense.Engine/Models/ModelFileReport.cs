namespace PerSense.Engine.Models;

/// <summary>The state of one model's file.</summary>
/// <param name="Model">The model.</param>
/// <param name="Path">Where the file is expected.</param>
/// <param name="State">Whether it can be used.</param>
/// <param name="Message">A sentence for people: what is wrong and what to do next, or that all is well.</param>
public sealed record ModelFileReport(ModelManifest Model, string Path, ModelFileState State, string Message);
