using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using PerSense.Web.Access;
using PerSense.Web.Features.Jobs;
using PerSense.Web.Features.Projects;
using PerSense.Web.Realtime;

namespace PerSense.Tests.Web;

public class HubTests
{
    [Fact]
    public async Task A_watcher_hears_the_whole_job_in_order()
    {
        using var folder = new TestFolder();
        await using var story = await JobStory.StartAsync(folder);
        await using var hub = await HubClient.ConnectAsync(story.Host, story.Ada);
        await hub.WatchAsync(story.ProjectId, story.ImageId);

        var job = await story.RunAsync();
        await hub.WaitForAsync("finished");

        Assert.All(hub.Heard, heard => Assert.Equal(job.Id, heard.Message.GetProperty("jobId").GetGuid()));
        Assert.Equal(["queued", "running", "done"], hub.All("jobChanged").Select(static message => message.GetProperty("state").GetString()));
        Assert.Equal(job.RunId, hub.All("jobChanged").Last().GetProperty("runId").GetGuid());
        var finished = hub.All("finished").Single();
        Assert.Equal((job.RunId!.Value, 2, 3.25), (finished.GetProperty("runId").GetGuid(), finished.GetProperty("count").GetInt32(), finished.GetProperty("expectedCount").GetDouble()));
        var items = hub.All("instances").SelectMany(static message => message.GetProperty("items").EnumerateArray()).ToList();
        Assert.Equal([0, 1, 2], items.Select(static item => item.GetProperty("index").GetInt32()));
        Assert.Equal([3, 0, 2, 2], items[1].GetProperty("box").EnumerateArray().Select(static side => side.GetInt32()));
        Assert.Equal(2, items[1].GetProperty("mask").GetProperty("height").GetInt32());
        var progress = hub.All("progress").ToList();
        Assert.Equal(["encoding", "maskDecoding"], progress.Select(static message => message.GetProperty("stage").GetString()).Distinct());
        Assert.True(progress[^1].GetProperty("elapsedMs").GetDouble() >= 0);
        Assert.Equal(JsonValueKind.Number, progress[^1].GetProperty("remainingMs").ValueKind);
        Assert.Equal([JsonValueKind.Null, JsonValueKind.String], hub.All("maps").Select(static message => message.GetProperty("runId").ValueKind));
    }

    [Fact]
    public async Task Who_comes_late_catches_up()
    {
        using var folder = new TestFolder();
        await using var story = await JobStory.StartAsync(folder);
        using var go = new ManualResetEventSlim();
        using var found = new ManualResetEventSlim();
        story.Host.Engine.AfterSquare = (index, _) =>
        {
            if (index == 1)
            {
                found.Set();
                go.Wait(TimeSpan.FromSeconds(20), CancellationToken.None);
            }
        };
        var jobId = await story.EnqueueAsync();
        Assert.True(found.Wait(TimeSpan.FromSeconds(20)));
        await using var hub = await HubClient.ConnectAsync(story.Host, story.Ada);

        await hub.WatchAsync(story.ProjectId, story.ImageId);

        await hub.WaitForAsync("instances");
        Assert.Equal("running", hub.All("jobChanged").First().GetProperty("state").GetString());
        Assert.Equal([0, 1], Indices(hub));
        Assert.Equal(2, hub.All("progress").Last().GetProperty("done").GetInt32());
        using var map = await story.Ada.GetAsync($"/api/projects/{story.ProjectId}/jobs/{jobId}/density.bin");
        Assert.True(map.IsSuccessStatusCode);

        go.Set();
        await hub.WaitForAsync("finished");
        Assert.Equal([0, 1, 2], Indices(hub));

        await using var afterwards = await HubClient.ConnectAsync(story.Host, story.Ada);
        await afterwards.WatchAsync(story.ProjectId, story.ImageId);
        await afterwards.WaitForAsync("jobChanged");
        var told = Assert.Single(afterwards.Heard).Message;
        Assert.Equal(("done", jobId), (told.GetProperty("state").GetString(), told.GetProperty("jobId").GetGuid()));
        Assert.Equal(JsonValueKind.String, told.GetProperty("runId").ValueKind);
    }

    [Fact]
    public async Task Strangers_cannot_connect_and_outsiders_cannot_watch()
    {
        using var folder = new TestFolder();
        await using var story = await JobStory.StartAsync(folder);
        await Assert.ThrowsAnyAsync<Exception>(() => HubClient.ConnectAsync(story.Host, story.Host.Open()));
        var (eve, _) = await story.Host.AddPersonAsync(story.AdaId, "Eve", "eve@example.org");
        await using var hub = await HubClient.ConnectAsync(story.Host, eve);

        var fault = await Assert.ThrowsAsync<HubException>(() => hub.WatchAsync(story.ProjectId, story.ImageId));

        Assert.Contains("not shared with you", fault.Message, StringComparison.Ordinal);
        await story.RunAsync();
        Assert.Empty(hub.Heard);
    }

    [Fact]
    public async Task A_removed_member_hears_nothing_more()
    {
        using var folder = new TestFolder();
        await using var story = await JobStory.StartAsync(folder);
        var (eve, eveId) = await story.Host.AddPersonAsync(story.AdaId, "Eve", "eve@example.org");
        await MembersAsync(story, members => members.AddAsync(story.ProjectId, "eve@example.org", ProjectRole.Viewer, CancellationToken.None));
        await using var hub = await HubClient.ConnectAsync(story.Host, eve);
        await hub.WatchAsync(story.ProjectId, story.ImageId);
        var told = 0;
        using var page = await story.Host.DoAsync<ISegmentationNotifications, IDisposable?>(eveId, pages => pages.SubscribeAsync(
            story.ProjectId, null, _ => Task.FromResult(Interlocked.Increment(ref told))));
        await story.RunAsync();
        await hub.WaitForAsync("finished");
        await Expect.UntilAsync(() => Task.FromResult(told > 0), "the page of the member hears of the run");

        await MembersAsync(story, members => members.RemoveAsync(story.ProjectId, eveId, CancellationToken.None));
        var (heard, toldBefore) = (hub.Heard.Count, told);
        await using var adas = await HubClient.ConnectAsync(story.Host, story.Ada);
        await adas.WatchAsync(story.ProjectId, story.ImageId);
        await story.RunAsync();
        await adas.WaitForAsync("finished");

        Assert.Equal((heard, toldBefore), (hub.Heard.Count, told));
    }

    [Fact]
    public async Task Pages_hear_the_jobs_of_their_project_without_the_masks()
    {
        using var folder = new TestFolder();
        await using var story = await JobStory.StartAsync(folder);
        var (_, eveId) = await story.Host.AddPersonAsync(story.AdaId, "Eve", "eve@example.org");
        var heard = new System.Collections.Concurrent.ConcurrentQueue<JobMessage>();
        Task Write(JobMessage message)
        {
            heard.Enqueue(message);
            return Task.CompletedTask;
        }

        Assert.Null(await story.Host.DoAsync<ISegmentationNotifications, IDisposable?>(eveId, pages => pages.SubscribeAsync(story.ProjectId, null, Write)));
        using var eves = await story.Host.DoAsync<ISegmentationNotifications, IDisposable>(eveId, pages => pages.SubscribeToMineAsync(Write));
        await story.RunAsync();
        Assert.Empty(heard);

        using var failing = await story.Host.DoAsync<ISegmentationNotifications, IDisposable>(
            story.AdaId, static pages => pages.SubscribeToMineAsync(static _ => throw new InvalidOperationException("This page fails.")));
        await MembersAsync(story, members => members.AddAsync(story.ProjectId, "eve@example.org", ProjectRole.Viewer, CancellationToken.None));
        var job = await story.RunAsync();

        // The last word on the first job may come after she became a member.
        IEnumerable<JobMessage> Heard() => heard.Where(message => message.JobId == job.Id);
        await Expect.UntilAsync(() => Task.FromResult(Heard().OfType<JobMessage.Finished>().Any()), "the page of the new member hears the end");
        Assert.Empty(heard.OfType<JobMessage.Instances>());
        Assert.Equal([JobStatus.Queued, JobStatus.Running, JobStatus.Done], Heard().OfType<JobMessage.Changed>().Select(static message => message.State));
    }

    [Fact]
    public async Task Who_stops_watching_hears_nothing_more()
    {
        using var folder = new TestFolder();
        await using var story = await JobStory.StartAsync(folder);
        await using var hub = await HubClient.ConnectAsync(story.Host, story.Ada);
        await hub.WatchAsync(story.ProjectId, story.ImageId);
        await hub.UnwatchAsync();

        await story.RunAsync();

        Assert.Empty(hub.Heard);
    }

    [Fact]
    public void Many_masks_travel_in_parts_of_at_most_64_kB()
    {
        var items = Enumerable.Range(0, 500).Select(static index => new InstanceItem(
            index, new MaskItem(0, 0, 100, 100, new string('a', 1000)), [1, 2, 3, 4], 5, 0.5, 0.5, 0.5, [1, 2])).ToList();
        var message = new JobMessage.Instances(items);

        var parts = HubPayload.Parts(message).Cast<JobMessage.Instances>().ToList();

        Assert.All(parts, static part => Assert.InRange(JsonSerializer.Serialize(part, TestBrowser.Json).Length, 1, 64 * 1024));
        Assert.Equal(Enumerable.Range(0, 500), parts.SelectMany(static part => part.Items).Select(static item => item.Index));
        Assert.InRange(parts.Count, 8, 14);
    }

    private static int[] Indices(HubClient hub) =>
        [.. hub.All("instances").SelectMany(static message => message.GetProperty("items").EnumerateArray()).Select(static item => item.GetProperty("index").GetInt32()).Distinct().Order()];

    private static Task<object> MembersAsync(JobStory story, Func<MemberCommands, Task<Outcome<Nothing>>> act) =>
        story.Host.DoAsync<MemberCommands, object>(story.AdaId, async members => Expect.Done(await act(members)));
}
