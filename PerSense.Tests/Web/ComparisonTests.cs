using System.Net;
using PerSense.Web.Features.Comparison;

namespace PerSense.Tests.Web;

public sealed class ComparisonTests : IAsyncLifetime, IDisposable
{
    private readonly TestFolder _folder = new();
    private JobStory _story = null!;

    public async Task InitializeAsync() => _story = await JobStory.StartAsync(_folder);

    public async Task DisposeAsync() => await _story.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Two_runs_agree_on_what_both_found()
    {
        var (left, right) = (await RunAsync(9), await RunAsync(6));

        var (there, back) = (await ReadAsync(left, right), await ReadAsync(right, left));
        Assert.Equal((6, 4, 4, 0.8), (there.Left, there.Right, there.Matched, there.Agreement));
        Assert.Equal((2, 0), (there.OnlyLeft, there.OnlyRight));
        Assert.Equal((4, 6, 4), (back.Left, back.Right, back.Matched));
        Assert.Equal([6, 7], there.LeftAlone);
        Assert.Empty(there.RightAlone);
        Assert.Empty(back.LeftAlone);
        Assert.Equal([6, 7], back.RightAlone);
    }

    [Fact]
    public async Task The_kept_threshold_decides_what_is_compared()
    {
        var (left, right) = (await RunAsync(9), await RunAsync(6));
        await _story.PutAsync($"/api/projects/{_story.ProjectId}/runs/{right}/threshold", new { threshold = 0.2 });

        var comparison = await ReadAsync(left, right);
        Assert.Equal((6, 6, 4), (comparison.Left, comparison.Right, comparison.Matched));
        Assert.Equal((2, 2), (comparison.LeftAlone.Count, comparison.RightAlone.Count));
    }

    [Fact]
    public void Two_runs_that_found_nothing_agree() => Assert.Equal(1, new RunComparison(0, 0, [], []).Agreement);

    [Fact]
    public async Task Runs_on_different_images_are_not_compared()
    {
        var left = await RunAsync(3);
        var other = await _story.Ada.StoreAsync(_story.ProjectId, Pictures.Png(50, 30));
        var right = (await _story.WaitForEndAsync(await _story.EnqueueAsync(other, _story.ExemplarId))).RunId!.Value;

        using var answer = await _story.Ada.GetAsync(Url(left, right));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("different images", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private async Task<Guid> RunAsync(int squares)
    {
        _story.Host.Engine.Squares = squares;
        return (await _story.RunAsync()).RunId!.Value;
    }

    private Task<RunComparison> ReadAsync(Guid left, Guid right) => _story.Ada.ReadAsync<RunComparison>(Url(left, right));

    private string Url(Guid left, Guid right) => $"/api/projects/{_story.ProjectId}/runs/{left}/agreement/{right}";
}
