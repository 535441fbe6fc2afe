namespace PerSense.Web.Features.Comparison;

/// <summary>One side of a comparison as the canvas shows it.</summary>
/// <param name="Id">The run.</param>
/// <param name="Threshold">Where its confidence slider stands.</param>
/// <param name="ExpectedCount">The density map's integral; null for a method without one.</param>
/// <param name="Alone">Its instances that the other side lacks, by their numbers in the run.</param>
public sealed record ComparedRun(Guid Id, double Threshold, double? ExpectedCount, IReadOnlyList<int> Alone);
