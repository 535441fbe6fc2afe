using PerSense.Engine.Methods;
using PerSense.Web.Features.Jobs;

namespace PerSense.Web.Realtime;

/// <summary>The hub's <c>progress</c> message: the job and its figures on one level.</summary>
internal sealed record ProgressPayload(
    Guid JobId, Guid ImageId, StageKind Stage, int Pass, int Done, int Total, double Fraction, double ElapsedMs, double? RemainingMs)
{
    public static ProgressPayload From(JobMessage message, JobProgress progress) => new(
        message.JobId, message.ImageId, progress.Stage, progress.Pass, progress.Done, progress.Total, progress.Fraction, progress.ElapsedMs, progress.RemainingMs);
}
