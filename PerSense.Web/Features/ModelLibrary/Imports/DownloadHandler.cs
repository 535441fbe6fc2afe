using PerSense.Engine.Models.Official;

namespace PerSense.Web.Features.ModelLibrary.Imports;

/// <summary>How this server reaches the publishers of checkpoints; made when the first download begins.</summary>
public sealed class DownloadHandler : IDisposable
{
    private readonly Lazy<HttpMessageHandler> _handler;

    /// <summary>Over the network.</summary>
    public DownloadHandler()
        : this(CheckpointDownload.CreateHandler)
    {
    }

    /// <summary>In another way, for tests.</summary>
    /// <param name="create">Makes what answers.</param>
    internal DownloadHandler(Func<HttpMessageHandler> create) => _handler = new(create);

    public HttpMessageHandler Handler => _handler.Value;

    public void Dispose()
    {
        if (_handler.IsValueCreated)
        {
            _handler.Value.Dispose();
        }
    }
}
