using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using PerSense.Web.Access;
using PerSense.Web.Features.Exemplars;
using PerSense.Web.Features.Jobs;
using PerSense.Web.Features.Projects;

namespace PerSense.Tests.Web;

/// <summary>A server with one project, one image and one exemplar: everything that a job needs.</summary>
internal sealed class JobStory : IAsyncDisposable
{
    private JobStory(TestServerHost host) => Host = host;

    public TestServerHost Host { get; }

    public TestBrowser Ada { get; private set; } = null!;

    public Guid AdaId { get; private set; }

    public Guid ProjectId { get; private set; }

    public Guid ImageId { get; private set; }

    public Guid ExemplarId { get; private set; }

    public static Task<JobStory> StartAsync(TestFolder folder, params (string Key, string Value)[] settings) => StartAsync(folder, null, settings);

    public static async Task<JobStory> StartAsync(TestFolder folder, Action<IServiceCollection>? change, params (string Key, string Value)[] settings)
    {
        var story = new JobStory(new TestServerHost(folder, change, settings));
        story.Ada = await story.Host.SetUpAsync();
        story.AdaId = await story.Host.FindIdAsync(TestServerHost.Email);
        story.ProjectId = await story.Host.DoAsync<ProjectCommands, Guid>(
            story.AdaId, static async commands => Expect.Done(await commands.CreateAsync("Mushrooms", "", CancellationToken.None)));
        story.ImageId = await story.Ada.StoreAsync(story.ProjectId);
        story.ExemplarId = await story.MarkAsync(story.ImageId);
        return story;
    }

    public Task<Guid> MarkAsync(Guid imageId, StoredMark.Box? box = null) => Host.DoAsync<ExemplarCommands, Guid>(AdaId, async commands => Expect.Done(
        await commands.CreateAsync(ProjectId, new NewExemplar(imageId, box ?? new StoredMark.Box(2, 3, 4, 5), "cap"), CancellationToken.None)));

    public Task<Guid> EnqueueAsync() => EnqueueAsync(ImageId, ExemplarId);

    public Task<Guid> EnqueueAsync(Guid imageId, Guid exemplarId) => Host.DoAsync<JobCommands, Guid>(AdaId, async commands =>
        Expect.Done(await commands.EnqueueAsync(ProjectId, new NewJob([imageId], exemplarId, "persense", "recommended"), CancellationToken.None))[0]);

    public Task<Outcome<Nothing>> CancelAsync(Guid jobId) =>
        Host.DoAsync<JobCommands, Outcome<Nothing>>(AdaId, commands => commands.CancelAsync(ProjectId, jobId, CancellationToken.None));

    public Task<Outcome<Nothing>> RetryAsync(Guid jobId) =>
        Host.DoAsync<JobCommands, Outcome<Nothing>>(AdaId, commands => commands.RetryAsync(ProjectId, jobId, CancellationToken.None));

    public async Task<JobRow> FindAsync(Guid jobId) => (await Host.DoAsync<JobQueries, JobRow?>(AdaId, queries => queries.FindAsync(ProjectId, jobId, CancellationToken.None)))!;

    public async Task<JobRow> WaitForAsync(Guid jobId, JobStatus status)
    {
        await Expect.UntilAsync(async () => (await FindAsync(jobId)).State.Status == status, $"job is {status}");
        return await FindAsync(jobId);
    }

    public async Task<JobRow> WaitForEndAsync(Guid jobId)
    {
        await Expect.UntilAsync(async () => (await FindAsync(jobId)).State.IsOver, "the job is over");
        return await FindAsync(jobId);
    }

    public async Task<JobRow> RunAsync() => await WaitForAsync(await EnqueueAsync(), JobStatus.Done);

    public string RunUrl(JobRow job) => $"/api/projects/{ProjectId}/runs/{job.RunId}";

    public Task<HttpResponseMessage> PutAsync(string url, object body) => Ada.SendAsync(HttpMethod.Put, url, JsonContent.Create(body));

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
