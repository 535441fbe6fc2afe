namespace PerSense.Web.Cli;

/// <summary>What <c>segment</c> is asked to do.</summary>
/// <param name="Inputs">The images to search, at least one.</param>
/// <param name="OutputFolder">Where the files go.</param>
/// <param name="Label">The object's name; null when unknown.</param>
internal sealed record SegmentJob(IReadOnlyList<FileInfo> Inputs, string OutputFolder, string? Label);
