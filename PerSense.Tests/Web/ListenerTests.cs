using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using PerSense.Engine.Methods;
using PerSense.Web.Features.Jobs;
using PerSense.Web.Realtime;

namespace PerSense.Tests.Web;

public sealed class ListenerTests
{
    private static readonly ListenerScope _everything = new(null, null, static (_, _) => Task.FromResult(true));
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(20);

    [Fact]
    public Task A_page_that_is_closed_while_it_is_told_does_not_stop_the_server_from_telling() =>
        AnotherPageHearsTheEndBeside(static _ => Task.FromCanceled(new CancellationToken(canceled: true)));

    [Fact]
    public Task A_page_that_never_answers_does_not_delay_the_others() =>
        AnotherPageHearsTheEndBeside(static _ => new TaskCompletionSource().Task);

    [Fact]
    public async Task A_page_that_is_closed_is_forgotten_even_if_it_never_answers()
    {
        using var folder = new TestFolder();
        await using var host = new TestServerHost(folder);
        var watches = host.Get<WatchRegistry>();
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var page = watches.Listen(Guid.Empty, _everything, _ => NeverAnswer(asked));
        Assert.Single(watches.Listeners).Tell(Numbered(1));
        await asked.Task.WaitAsync(_patience);

        page.Dispose();

        await Expect.UntilAsync(() => Task.FromResult(watches.Listeners.Count == 0), "the page is forgotten");
    }

    [Fact]
    public async Task A_closed_page_hears_nothing_more_of_what_waited_for_it()
    {
        var page = new ListeningPage();
        page.Listener.Tell(Numbered(1));
        page.Listener.Tell(Numbered(2));
        await page.Asked.WaitAsync(_patience);

        page.Listener.Dispose();
        await page.Delivering.WaitAsync(_patience);
        page.Answer();

        Assert.Equal([1], page.Heard);
    }

    [Fact]
    public async Task Messages_keep_their_order()
    {
        var page = new ListeningPage();
        page.Answer();
        for (var number = 1; number <= 100; number++)
        {
            page.Listener.Tell(Numbered(number));
        }

        await page.WaitForAsync(100);

        Assert.Equal(Enumerable.Range(1, 100), page.Heard);
        page.Listener.Dispose();
    }

    [Fact]
    public async Task A_page_far_behind_loses_the_oldest_messages_and_none_of_the_latest()
    {
        var page = new ListeningPage();
        page.Listener.Tell(Numbered(1));
        await page.Asked.WaitAsync(_patience);
        for (var number = 2; number <= 1000; number++)
        {
            page.Listener.Tell(Numbered(number));
        }

        page.Answer();
        await page.WaitForAsync(1000);

        Assert.Equal([1, .. Enumerable.Range(745, 256)], page.Heard);
        page.Listener.Dispose();
    }

    [Fact]
    public async Task A_page_that_is_behind_does_without_progress_and_hears_every_change()
    {
        var page = new ListeningPage();
        page.Listener.Tell(Numbered(1));
        await page.Asked.WaitAsync(_patience);
        for (var number = 0; number < 1000; number++)
        {
            page.Listener.Tell(new JobMessage.Progress(new JobProgress(StageKind.Encoding, 1, 1, 1, 0.5, 1, 1)));
        }

        page.Listener.Tell(Numbered(2));
        page.Answer();
        await page.WaitForAsync(2);

        Assert.Equal([1, .. Enumerable.Repeat(0, 16), 2], page.Heard);
        page.Listener.Dispose();
    }

    private static JobMessage.Changed Numbered(int number) => new(JobStatus.Running, number.ToString(CultureInfo.InvariantCulture), null);

    private static async Task AnotherPageHearsTheEndBeside(Func<JobMessage, Task> bad)
    {
        using var folder = new TestFolder();
        await using var story = await JobStory.StartAsync(folder);
        var watches = story.Host.Get<WatchRegistry>();
        using var first = watches.Listen(story.AdaId, _everything, bad);
        var over = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var page = watches.Listen(story.AdaId, _everything, message => Hear(message, over));

        await story.RunAsync();

        await over.Task.WaitAsync(_patience);
    }

    private static Task Hear(JobMessage message, TaskCompletionSource over)
    {
        if (message is JobMessage.Changed { State: JobStatus.Done })
        {
            over.TrySetResult();
        }

        return Task.CompletedTask;
    }

    private static Task NeverAnswer(TaskCompletionSource asked)
    {
        asked.TrySetResult();
        return new TaskCompletionSource().Task;
    }

    // Writes down the numbers of what it hears (0 for progress); its first answer waits for the test.
    private sealed class ListeningPage
    {
        private readonly System.Collections.Concurrent.ConcurrentQueue<int> _heard = new();
        private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _mayAnswer = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ListeningPage()
        {
            Listener = new Listener(Guid.Empty, _everything, HearAsync, NullLogger.Instance);
            Delivering = Listener.DeliverAsync();
        }

        public Listener Listener { get; }

        public Task Delivering { get; }

        public Task Asked => _asked.Task;

        public IEnumerable<int> Heard => _heard;

        public void Answer() => _mayAnswer.TrySetResult();

        public Task WaitForAsync(int last) => Expect.UntilAsync(() => Task.FromResult(_heard.LastOrDefault() == last), $"the page hears message {last}");

        private async Task HearAsync(JobMessage message)
        {
            _heard.Enqueue(message is JobMessage.Changed changed ? int.Parse(changed.Error!, CultureInfo.InvariantCulture) : 0);
            _asked.TrySetResult();
            await _mayAnswer.Task;
        }
    }
}
