using PerSense.Web.Features.Jobs;
using PerSense.Web.Realtime;

namespace PerSense.Tests.Web;

public sealed class ListenerTests
{
    private static readonly ListenerScope _everything = new(null, null, static (_, _) => Task.FromResult(true));

    [Fact]
    public async Task A_page_that_is_closed_while_it_is_told_does_not_stop_the_server_from_telling()
    {
        using var folder = new TestFolder();
        await using var story = await JobStory.StartAsync(folder);
        var watches = story.Host.Get<WatchRegistry>();
        using var closed = watches.Listen(story.AdaId, _everything, static _ => Task.FromCanceled(new CancellationToken(canceled: true)));
        var over = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var page = watches.Listen(story.AdaId, _everything, message => Hear(message, over));

        await story.RunAsync();

        await over.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }

    private static Task Hear(JobMessage message, TaskCompletionSource over)
    {
        if (message is JobMessage.Changed { State: JobStatus.Done })
        {
            over.TrySetResult();
        }

        return Task.CompletedTask;
    }
}
