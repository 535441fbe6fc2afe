using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PerSense.Web.Data.Files;
using PerSense.Web.Features.Images;
using PerSense.Web.Features.Projects;

namespace PerSense.Tests.Web;

public class UploadLimitTests
{
    [Fact]
    public async Task A_file_over_the_limit_is_refused_and_the_next_one_is_taken()
    {
        using var folder = new TestFolder();
        await using var host = new TestServerHost(folder, null, ("PerSense:Uploads:MaxFileMegabytes", "1"), ("PerSense:Uploads:MaxFilesPerRequest", "2"));
        var (ada, projectId) = await StartAsync(host);
        var large = new byte[(1024 * 1024) + 1];

        using var answer = await ada.UploadAsync(projectId, ("large.png", large), ("small.png", Pictures.Png()), ("third.png", Pictures.Png()));

        var files = (await answer.Content.ReadFromJsonAsync<List<UploadedFile>>(TestBrowser.Json))!;
        Assert.Equal([UploadStatus.Refused, UploadStatus.Stored, UploadStatus.Refused], files.Select(static file => file.Status));
        Assert.Contains("larger than 1 MB", files[0].Message, StringComparison.Ordinal);
        Assert.Contains("At most 2 files", files[2].Message, StringComparison.Ordinal);
        Assert.Empty(folder.Files("temporary"));
    }

    [Fact]
    public async Task Too_many_requests_in_a_minute_are_refused()
    {
        using var folder = new TestFolder();
        await using var host = new TestServerHost(folder, null, ("PerSense:Uploads:RequestsPerMinute", "2"));
        var (ada, projectId) = await StartAsync(host);

        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 3; i++)
        {
            using var answer = await ada.UploadAsync(projectId, ("a.png", Pictures.Png()));
            answers.Add(answer.StatusCode);
        }

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests], answers);
    }

    [Fact]
    public async Task Too_many_attempts_to_sign_in_are_refused()
    {
        using var folder = new TestFolder();
        await using var host = new TestServerHost(folder, null, ("PerSense:Accounts:AttemptsPerMinute", "2"));
        var stranger = host.Open();

        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 3; i++)
        {
            using var answer = await stranger.PostFormAsync("/api/account/sign-in", new() { ["email"] = "a@b.org", ["password"] = "guess" });
            answers.Add(answer.StatusCode);
        }

        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.Redirect, HttpStatusCode.TooManyRequests], answers);
    }

    [Fact]
    public async Task A_cancelled_upload_leaves_nothing_behind()
    {
        using var folder = new TestFolder();
        await using var host = new TestServerHost(folder);
        var (ada, projectId) = await StartAsync(host);
        using var stop = new CancellationTokenSource();
        using var body = new EndlessUpload(() => folder.Files("temporary").Count == 1, stop);

        await Assert.ThrowsAnyAsync<Exception>(() => ada.SendAsync(HttpMethod.Post, $"/api/projects/{projectId}/images", body, stop.Token));

        Assert.True(body.WasOnDisk);
        await Expect.UntilAsync(() => Task.FromResult(folder.Files("temporary").Count == 0), "the half-written file is deleted");
        Assert.Empty(folder.Files("images"));
        Assert.False(await host.QueryAsync(static db => db.Images.AnyAsync()));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(2_500)]
    public async Task A_full_disk_is_told_and_leaves_nothing_behind(int room)
    {
        using var folder = new TestFolder();
        await using var host = new TestServerHost(folder, services => services.AddSingleton<IFileStore>(
            provider => new FullDisk(ActivatorUtilities.CreateInstance<LocalFileStore>(provider), room)));
        var (ada, projectId) = await StartAsync(host);

        using var answer = await ada.UploadAsync(projectId, ("a.png", Pictures.Png(20, 20)));

        var file = Assert.Single((await answer.Content.ReadFromJsonAsync<List<UploadedFile>>(TestBrowser.Json))!);
        Assert.Equal(UploadStatus.Refused, file.Status);
        Assert.Contains("disk is full", file.Message, StringComparison.Ordinal);
        Assert.Empty(new[] { "temporary", "images", "renditions" }.SelectMany(folder.Files));
        Assert.False(await host.QueryAsync(static db => db.Images.AnyAsync()));
    }

    private static async Task<(TestBrowser Ada, Guid ProjectId)> StartAsync(TestServerHost host)
    {
        var ada = await host.SetUpAsync();
        var id = await host.FindIdAsync(TestServerHost.Email);
        return (ada, await host.DoAsync<ProjectCommands, Guid>(id, static async commands => Expect.Done(await commands.CreateAsync("P", "", CancellationToken.None))));
    }
}
