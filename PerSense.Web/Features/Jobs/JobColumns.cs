using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace PerSense.Web.Features.Jobs;

/// <summary>The fields that a <see cref="JobState"/> is kept in, for queries and the mapping.</summary>
internal static class JobColumns
{
    public const string Status = "_status";
    public const string StartedAt = "_startedAt";
    public const string FinishedAt = "_finishedAt";
    public const string Error = "_error";

    public static Expression<Func<SegmentationJob, bool>> Is(JobStatus status) => job => EF.Property<JobStatus>(job, Status) == status;

    /// <summary>Waiting or running.</summary>
    public static Expression<Func<SegmentationJob, bool>> IsOpen { get; } =
        static job => EF.Property<JobStatus>(job, Status) == JobStatus.Queued || EF.Property<JobStatus>(job, Status) == JobStatus.Running;
}
