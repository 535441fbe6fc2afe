using System.Threading.Channels;

namespace PerSense.Web.Features.Jobs;

/// <summary>The order of waiting jobs. The database says what is waiting: an id that comes twice or too late is passed over.</summary>
public sealed class JobQueue
{
    private readonly Channel<Guid> _ids = Channel.CreateUnbounded<Guid>();

    internal ChannelReader<Guid> Waiting => _ids.Reader;

    public void Add(Guid jobId) => _ids.Writer.TryWrite(jobId);
}
