using PerSense.Engine.Methods;

namespace PerSense.Web.Features.Studio;

/// <summary>One stage in one pass of a running job.</summary>
/// <param name="BeganMs">When it began, in milliseconds of the job.</param>
/// <param name="EndedMs">When it was over; null while it is at work.</param>
/// <param name="Done">Steps that are done.</param>
/// <param name="Total">Steps in all; 1 for a stage without steps.</param>
public sealed record StageLine(StageKind Stage, int Pass, double BeganMs, double? EndedMs, int Done, int Total)
{
    /// <summary>How long it took; null while it is at work.</summary>
    public TimeSpan? Duration => EndedMs is { } ended ? TimeSpan.FromMilliseconds(Math.Max(0, ended - BeganMs)) : null;
}
