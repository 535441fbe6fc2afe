using PerSense.Web.Features.Jobs;

namespace PerSense.Tests.Web;

public class JobStateTests
{
    private static readonly DateTimeOffset Then = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private static readonly JobState[] All =
    [
        new JobState.Queued(), new JobState.Running(Then), new JobState.Done(Then, Then), new JobState.Failed(Then, Then, "why"),
        new JobState.Cancelled(null, Then), new JobState.Interrupted(Then, Then),
    ];

    [Fact]
    public void Exactly_these_moves_are_legal()
    {
        var legal = from a in All from b in All where a.MayBecome(b) select $"{a.Status}>{b.Status}";

        Assert.Equal(
            [
                "Queued>Running", "Queued>Cancelled",
                "Running>Done", "Running>Failed", "Running>Cancelled", "Running>Interrupted",
                "Failed>Queued", "Cancelled>Queued", "Interrupted>Queued",
            ],
            legal);
    }

    [Fact]
    public void A_job_keeps_its_state_when_a_move_is_illegal()
    {
        var job = NewJob();
        Assert.False(job.TryMove(new JobState.Done(Then, Then)));
        Assert.IsType<JobState.Queued>(job.State);

        Assert.True(job.TryMove(new JobState.Running(Then)));
        Assert.True(job.TryMove(new JobState.Failed(Then, Then, "why")));
        Assert.Equal(new JobState.Failed(Then, Then, "why"), job.State);
        Assert.True(job.TryMove(new JobState.Queued()));
        Assert.Equal(new JobState.Queued(), job.State);
    }

    [Theory]
    [InlineData(0.0, null)]
    [InlineData(0.01, null)]
    [InlineData(0.25, 3000.0)]
    [InlineData(1.0, 0.0)]
    public void The_rest_is_estimated_from_the_share_that_is_done(double fraction, double? milliseconds) =>
        Assert.Equal(milliseconds, RemainingTime.Estimate(TimeSpan.FromSeconds(1), fraction));

    private static SegmentationJob NewJob() => new()
    {
        ProjectId = Guid.NewGuid(), ImageId = Guid.NewGuid(), ExemplarId = Guid.NewGuid(), Method = "m", Preset = "p", CreatedAt = Then, CreatedById = Guid.NewGuid(),
    };
}
