namespace PerSense.Web.Cli;

/// <summary>The output of <c>segment --json</c>.</summary>
/// <param name="Method">The method's id.</param>
/// <param name="Preset">The preset's id.</param>
/// <param name="Models">Ids of the models.</param>
/// <param name="Images">One entry an image, in the order of the run.</param>
internal sealed record SegmentSummary(string Method, string Preset, IReadOnlyList<string> Models, IReadOnlyList<ImageOutcome> Images);
