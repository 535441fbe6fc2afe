using System.Threading.Channels;

namespace PerSense.Web.Realtime;

/// <summary>Where jobs tell what happens. Never waits: the messages are delivered in order by <see cref="JobFeedPump"/>.</summary>
public sealed class JobFeed
{
    private readonly Channel<JobMessage> _messages = Channel.CreateUnbounded<JobMessage>(new UnboundedChannelOptions { SingleReader = true });

    internal ChannelReader<JobMessage> Messages => _messages.Reader;

    public void Publish(JobMessage message) => _messages.Writer.TryWrite(message);
}
