using Microsoft.EntityFrameworkCore;
using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Encoding;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Methods;
using PerSense.Web.Access;
using PerSense.Web.Features.Exemplars;
using PerSense.Web.Features.Images;
using PerSense.Web.Features.Jobs;

namespace PerSense.Tests.Web;

public class JobLifecycleTests
{
    [Fact]
    public async Task A_job_runs_and_its_result_is_stored()
    {
        using var folder = new TestFolder();
        await using var story = await JobStory.StartAsync(folder);

        var job = await story.RunAsync();

        Assert.NotNull(job.RunId);
        var task = Assert.Single(story.Host.Engine.Tasks);
        Assert.Equal(("persense", "recommended"), (task.Method, task.Preset));
        var reference = Assert.Single(task.Request.References);
        Assert.Same(task.Request.Image, reference.Image);
        Assert.Equal(new ReferenceMark.Box(new(2, 3, 6, 8)), reference.Mark);
        var done = Assert.IsType<JobState.Done>(job.State);
        Assert.True(done.FinishedAt >= done.StartedAt);
    }

    [Fact]
    public async Task An_exemplar_of_another_image_brings_its_own_picture()
    {
        using var folder = new TestFolder();
        await using var story = await JobStory.StartAsync(folder);
        var other = await story.Ada.StoreAsync(story.ProjectId, Pictures.Png(64, 48));

        await story.WaitForAsync(await story.EnqueueAsync(other, story.ExemplarId), JobStatus.Done);

        var request = Assert.Single(story.Host.Engine.Tasks).Request;
        Assert.Equal((64, 40), (request.Image.Width, request.References[0].Image.Width));
    }

    [Fact]
    public async Task A_running_job_is_cancelled_at_once_and_leaves_nothing()
    {
        using var folder = new TestFolder();
        await using var story = await JobStory.StartAsync(folder);
        var working = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var stopped = new TaskCompletionSource();
        story.Host.Engine.AfterSquare = (_, stop) =>
        {
            working.TrySetResult();
            stop.WaitHandle.WaitOne();
            stopped.TrySetResult();
            stop.ThrowIfCancellationRequested();
        };
        var jobId = await story.EnqueueAsync();
        await working.Task.WaitAsync(TimeSpan.FromSeconds(20));

        Expect.Done(await story.CancelAsync(jobId));

        Assert.IsType<JobState.Cancelled>((await story.FindAsync(jobId)).State);
        await stopped.Task.WaitAsync(TimeSpan.FromSeconds(10));
        await Expect.UntilAsync(() => Task.FromResult(story.Host.Get<RunningJobs>().Find(jobId) is null), "the run winds down");
        Assert.IsType<JobState.Cancelled>((await story.FindAsync(jobId)).State);
        Assert.Empty(folder.Files("runs"));
        Expect.Refused(await story.CancelAsync(jobId), RefusalKind.Conflict);
    }

    [Fact]
    public async Task A_result_that_comes_after_the_cancellation_is_dropped()
    {
        using var folder = new TestFolder();
        await using var story = await JobStory.StartAsync(folder);
        using var go = new ManualResetEventSlim();
        story.Host.Engine.AfterSquare = (_, _) => go.Wait(TimeSpan.FromSeconds(20), CancellationToken.None); // deaf to the cancellation
        var jobId = await story.EnqueueAsync();
        await story.WaitForAsync(jobId, JobStatus.Running);

        Expect.Done(await story.CancelAsync(jobId));
        go.Set();

        await Expect.UntilAsync(() => Task.FromResult(story.Host.Get<RunningJobs>().Find(jobId) is null), "the run ends");
        Assert.IsType<JobState.Cancelled>((await story.FindAsync(jobId)).State);
        Assert.False(await story.Host.QueryAsync(static db => db.Runs.AnyAsync()));
        Assert.Empty(folder.Files("runs"));
    }

    [Fact]
    public async Task A_waiting_job_is_cancelled_without_ever_running()
    {
        using var folder = new TestFolder();
        await using var story = await JobStory.StartAsync(folder);
        using var go = new ManualResetEventSlim();
        story.Host.Engine.AfterSquare = (_, _) => go.Wait(TimeSpan.FromSeconds(20), CancellationToken.None);
        var first = await story.EnqueueAsync();
        await story.WaitForAsync(first, JobStatus.Running);
        var second = await story.EnqueueAsync();

        Expect.Done(await story.CancelAsync(second));
        go.Set();
        await story.WaitForAsync(first, JobStatus.Done);
        var third = await story.EnqueueAsync();
        await story.WaitForAsync(third, JobStatus.Done);

        Assert.Equal(new JobState.Cancelled(null, ((JobState.Cancelled)(await story.FindAsync(second)).State).FinishedAt), (await story.FindAsync(second)).State);
        Assert.Equal(2, story.Host.Engine.Tasks.Count);
    }

    [Fact]
    public async Task A_cancelled_job_can_be_run_again_at_once_and_is_stored_once()
    {
        using var folder = new TestFolder();
        await using var story = await JobStory.StartAsync(folder, ("PerSense:Jobs:Workers", "2"));
        using var go = new ManualResetEventSlim();
        story.Host.Engine.AfterSquare = (_, _) => go.Wait(TimeSpan.FromSeconds(20), CancellationToken.None);
        var jobId = await story.EnqueueAsync();
        await story.WaitForAsync(jobId, JobStatus.Running);
        Expect.Done(await story.CancelAsync(jobId));

        Expect.Done(await story.RetryAsync(jobId)); // the first run still winds down
        go.Set();

        var job = await story.WaitForAsync(jobId, JobStatus.Done);
        Assert.NotNull(job.RunId);
        Assert.Equal(1, await story.Host.QueryAsync(static db => db.Runs.CountAsync()));
        Expect.Refused(await story.RetryAsync(jobId), RefusalKind.Conflict);
    }

    [Fact]
    public async Task A_failure_to_be_expected_is_told_in_its_own_words()
    {
        using var folder = new TestFolder();
        await using var story = await JobStory.StartAsync(folder);
        story.Host.Engine.AfterSquare = static (_, _) => throw new InvalidReferenceException("The box holds no object. Draw it round one.");
        var jobId = await story.EnqueueAsync();

        var failed = Assert.IsType<JobState.Failed>((await story.WaitForAsync(jobId, JobStatus.Failed)).State);

        Assert.Equal("The box holds no object. Draw it round one.", failed.Error);
        story.Host.Engine.AfterSquare = static (_, _) => { };
        Expect.Done(await story.RetryAsync(jobId));
        await story.WaitForAsync(jobId, JobStatus.Done);
    }

    [Fact]
    public async Task A_failure_that_nobody_expected_names_the_job_and_hides_the_details()
    {
        using var folder = new TestFolder();
        await using var story = await JobStory.StartAsync(folder);
        story.Host.Engine.AfterSquare = static (_, _) => throw new InvalidOperationException("secret path /srv/x");
        var jobId = await story.EnqueueAsync();

        var failed = Assert.IsType<JobState.Failed>((await story.WaitForAsync(jobId, JobStatus.Failed)).State);

        Assert.Contains(jobId.ToString(), failed.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", failed.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("/srv", failed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_file_is_told()
    {
        using var folder = new TestFolder();
        await using var story = await JobStory.StartAsync(folder);
        folder.Files("images").ToList().ForEach(File.Delete);

        var failed = Assert.IsType<JobState.Failed>((await story.WaitForAsync(await story.EnqueueAsync(), JobStatus.Failed)).State);

        Assert.Contains("missing from the server's data folder", failed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deleting_an_image_stops_its_job()
    {
        using var folder = new TestFolder();
        await using var story = await JobStory.StartAsync(folder);
        story.Host.Engine.AfterSquare = static (_, stop) => { stop.WaitHandle.WaitOne(); stop.ThrowIfCancellationRequested(); };
        var jobId = await story.EnqueueAsync();
        await story.WaitForAsync(jobId, JobStatus.Running);

        await story.Host.DoAsync<ImageCommands, int>(story.AdaId, async commands =>
            Expect.Done(await commands.DeleteAsync(story.ProjectId, [story.ImageId], CancellationToken.None)));

        await Expect.UntilAsync(() => Task.FromResult(story.Host.Get<RunningJobs>().Find(jobId) is null), "the run ends");
        Assert.False(await story.Host.QueryAsync(static db => db.Jobs.AnyAsync()));
        Assert.Empty(folder.Files("runs"));
        Assert.Empty(folder.Files("images"));
    }

    [Fact]
    public async Task What_makes_no_job_is_refused()
    {
        using var folder = new TestFolder();
        await using var story = await JobStory.StartAsync(folder, ("PerSense:Jobs:MaxWaitingPerPerson", "1"));
        Task<Outcome<IReadOnlyList<Guid>>> Ask(NewJob job) => story.Host.DoAsync<JobCommands, Outcome<IReadOnlyList<Guid>>>(
            story.AdaId, commands => commands.EnqueueAsync(story.ProjectId, job, CancellationToken.None));
        var good = new NewJob([story.ImageId], story.ExemplarId, "persense", "paper");

        Expect.Refused(await Ask(good with { Method = "magic" }), RefusalKind.Invalid);
        Expect.Refused(await Ask(good with { Preset = "magic" }), RefusalKind.Invalid);
        Expect.Refused(await Ask(good with { Options = "no json" }), RefusalKind.Invalid);
        Expect.Refused(await Ask(good with { ImageIds = [] }), RefusalKind.NotFound);
        Expect.Refused(await Ask(good with { ImageIds = [Guid.NewGuid()] }), RefusalKind.NotFound);
        Expect.Refused(await Ask(good with { ExemplarId = Guid.NewGuid() }), RefusalKind.NotFound);
        using var go = new ManualResetEventSlim();
        story.Host.Engine.AfterSquare = (_, _) => go.Wait(TimeSpan.FromSeconds(20), CancellationToken.None);
        await story.WaitForAsync(Expect.Done(await Ask(good))[0], JobStatus.Running);
        Expect.Done(await Ask(good));
        Expect.Refused(await Ask(good), RefusalKind.Conflict);
        go.Set();
    }

    [Theory]
    [InlineData(0, 0, 0, 5)]
    [InlineData(1, 1, 5, -1)]
    [InlineData(500, 500, 10, 10)]
    [InlineData(-20, -20, 5, 5)]
    [InlineData(double.NaN, 0, 5, 5)]
    public void A_box_that_marks_nothing_is_refused(double x, double y, double width, double height) =>
        Assert.NotNull(MarkCheck.Check(new StoredMark.Box(x, y, width, height), 40, 30));

    [Fact]
    public void Marks_on_the_image_are_taken()
    {
        Assert.Null(MarkCheck.Check(new StoredMark.Box(-2, -2, 10, 10), 40, 30));
        Assert.Null(MarkCheck.Check(new StoredMark.Polygon([new(1, 1), new(9, 1), new(5, 9)]), 40, 30));
        Assert.Null(MarkCheck.Check(new StoredMark.Strokes([[new(1, 1)]], 3), 40, 30));
        Assert.Null(MarkCheck.Check(new StoredMark.Points([new(1, 1, true), new(90, 1, false)]), 40, 30));
        var mask = new Mask(new ImageSize(40, 30)) { [5, 6] = true };
        Assert.Null(MarkCheck.Check(new StoredMark.Pixels(40, 30, RunLength.FromMask(mask).ToCompressed()), 40, 30));
        Assert.NotNull(MarkCheck.Check(new StoredMark.Pixels(30, 40, RunLength.FromMask(mask).ToCompressed()), 40, 30));
        Assert.NotNull(MarkCheck.Check(new StoredMark.Pixels(40, 30, "no run lengths"), 40, 30));
        Assert.NotNull(MarkCheck.Check(new StoredMark.Pixels(40, 30, RunLength.FromMask(new Mask(mask.Size)).ToCompressed()), 40, 30));
        Assert.NotNull(MarkCheck.Check(new StoredMark.Polygon([new(1, 1), new(9, 1)]), 40, 30));
        Assert.NotNull(MarkCheck.Check(new StoredMark.Strokes([[]], 3), 40, 30));
        Assert.NotNull(MarkCheck.Check(new StoredMark.Strokes([[new(1, 1)]], 0), 40, 30));
        Assert.NotNull(MarkCheck.Check(new StoredMark.Points([new(1, 1, false)]), 40, 30));
    }
}
