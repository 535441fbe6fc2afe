using Microsoft.EntityFrameworkCore;
using PerSense.Web.Features.Jobs;

namespace PerSense.Tests.Web;

public class RestartTests
{
    [Fact]
    public async Task After_a_kill_running_jobs_are_interrupted_and_waiting_ones_run_exactly_once()
    {
        using var folder = new TestFolder();
        await using var story = await JobStory.StartAsync(folder);
        using var go = new ManualResetEventSlim();
        story.Host.Engine.AfterSquare = (_, _) => go.Wait(TimeSpan.FromSeconds(20), CancellationToken.None);
        var running = await story.EnqueueAsync();
        await story.WaitForAsync(running, JobStatus.Running);
        var waiting = new[] { await story.EnqueueAsync(), await story.EnqueueAsync() };

        using var killed = folder.CopyAsKilled();
        go.Set();
        await using var next = new TestServerHost(killed);
        _ = next.Services;
        await Expect.UntilAsync(() => StatesAreAsync(next, waiting, JobStatus.Done), "the waiting jobs are done");

        Assert.True(await StatesAreAsync(next, [running], JobStatus.Interrupted));
        Assert.Equal(2, next.Engine.Tasks.Count);
        Assert.Equal(waiting.Order(), (await next.QueryAsync(static db => db.Runs.Select(static run => run.JobId!.Value).ToListAsync())).Order());

        Assert.True(await next.Get<JobDesk>().RetryAsync(running, CancellationToken.None));
        await Expect.UntilAsync(() => StatesAreAsync(next, [running], JobStatus.Done), "the interrupted job runs again");
        Assert.Equal(3, await next.QueryAsync(static db => db.Runs.CountAsync()));
    }

    [Fact]
    public async Task An_orderly_stop_interrupts_the_running_job_and_keeps_the_results()
    {
        using var folder = new TestFolder();
        Guid done;
        Guid running;
        string instances;
        await using (var story = await JobStory.StartAsync(folder))
        {
            var job = await story.RunAsync();
            (done, instances) = (job.Id, await story.Ada.Http.GetStringAsync($"{story.RunUrl(job)}/instances"));
            story.Host.Engine.AfterSquare = static (_, stop) => { stop.WaitHandle.WaitOne(); stop.ThrowIfCancellationRequested(); };
            running = await story.EnqueueAsync();
            await story.WaitForAsync(running, JobStatus.Running);
        }

        await using var next = new TestServerHost(folder);
        var ada = await next.SignInAsync();

        Assert.True(await StatesAreAsync(next, [running], JobStatus.Interrupted));
        Assert.True(await StatesAreAsync(next, [done], JobStatus.Done));
        var run = await next.QueryAsync(db => db.Runs.SingleAsync(run => run.JobId == done));
        Assert.Equal(instances, await ada.Http.GetStringAsync($"/api/projects/{run.ProjectId}/runs/{run.Id}/instances"));
        Assert.Empty(next.Engine.Tasks);
    }

    [Fact]
    public async Task Files_that_a_kill_left_without_a_row_are_swept_away()
    {
        using var folder = new TestFolder();
        int kept;
        await using (var story = await JobStory.StartAsync(folder))
        {
            await story.RunAsync();
            kept = folder.Files("images").Count + folder.Files("runs").Count;
        }

        foreach (var orphan in new[] { "images/ab/" + new string('c', 62), "runs/ab/" + new string('d', 62), "temporary/half-written" })
        {
            var path = Path.Combine(folder.Path, orphan);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, "x");
        }

        await using var next = new TestServerHost(folder);
        _ = next.Services;

        Assert.Equal(kept, folder.Files("images").Count + folder.Files("runs").Count);
        Assert.Empty(folder.Files("temporary"));
    }

    private static Task<bool> StatesAreAsync(TestServerHost host, Guid[] jobIds, JobStatus status) => host.QueryAsync(async db =>
        await db.Jobs.Where(JobColumns.Is(status)).CountAsync(job => jobIds.Contains(job.Id)) == jobIds.Length);
}
