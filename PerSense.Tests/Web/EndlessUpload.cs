using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace PerSense.Tests.Web;

/// <summary>A file that never ends, from a person who cancels once something of it is on the server's disk.</summary>
internal sealed class EndlessUpload : HttpContent
{
    private readonly Func<bool> _isOnDisk;
    private readonly CancellationTokenSource _stop;

    public EndlessUpload(Func<bool> isOnDisk, CancellationTokenSource stop)
    {
        (_isOnDisk, _stop) = (isOnDisk, stop);
        Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
    }

    public bool WasOnDisk { get; private set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes("--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.png\"\r\n\r\n"), cancellationToken);
        var block = new byte[1 << 16];
        while (!cancellationToken.IsCancellationRequested)
        {
            await stream.WriteAsync(block, cancellationToken);
            if (_isOnDisk())
            {
                WasOnDisk = true;
                await _stop.CancelAsync();
            }
        }

        cancellationToken.ThrowIfCancellationRequested();
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
