using System.Net;
using System.Net.Http.Headers;
using PerSense.Engine.Models.Import;

namespace PerSense.Engine.Models.Official;

/// <summary>
/// Downloads official checkpoints. The only part of the program that reaches out, and only to the addresses of the list: every redirection
/// must lead to a host of the list too. An interrupted download is continued. Thread-safe.
/// </summary>
/// <param name="catalogue">The list.</param>
/// <param name="handler">How to reach servers; it must not follow redirections by itself. Borrowed.</param>
public sealed class CheckpointDownload(OfficialCatalogue catalogue, HttpMessageHandler handler)
{
    private const int Redirections = 5;
    private const int BufferBytes = 1 << 18;
    private const long MostBytes = 16L << 30;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>What reaches servers when nothing else is asked for.</summary>
    /// <returns>A handler that follows no redirection and keeps no cookies; owned by the caller.</returns>
    public static HttpMessageHandler CreateHandler() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = Patience };

    /// <summary>Downloads a checkpoint and compares it with the published length and SHA-256 where these are known.</summary>
    /// <param name="checkpoint">A checkpoint of the list.</param>
    /// <param name="folder">Where to put it under its published name; made when absent.</param>
    /// <param name="progress">Told how far it is; null when nobody wants to know.</param>
    /// <param name="cancellationToken">Stops it; the next call continues where it stopped.</param>
    /// <returns>The file's path.</returns>
    /// <exception cref="ModelDownloadException">It cannot be had, or is not the published file; the message says what to do.</exception>
    public async Task<string> DownloadAsync(
        OfficialCheckpoint checkpoint, string folder, IProgress<DownloadProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        var address = checkpoint.Address ?? throw new ModelDownloadException(
            $"{checkpoint.Label} has no address that leads to the file itself. {checkpoint.Note} The publisher's page is {checkpoint.Page}");
        try
        {
            Directory.CreateDirectory(folder);
            var path = Path.Combine(folder, checkpoint.File);
            var part = new PartialFile(path);
            await ReceiveAsync(checkpoint, address, part, progress, cancellationToken);
            Check(checkpoint, part, cancellationToken);
            part.Finish();
            return path;
        }
        catch (HttpRequestException fault)
        {
            throw new ModelDownloadException($"{address} cannot be reached: {fault.Message} Try again; what is there already is kept. {Offline(checkpoint)}", fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ModelDownloadException($"The download of {checkpoint.File} broke off: {fault.Message} Try again; what is there already is kept.", fault);
        }
    }

    private async Task ReceiveAsync(
        OfficialCheckpoint checkpoint, Uri address, PartialFile part, IProgress<DownloadProgress>? progress, CancellationToken cancellationToken)
    {
        using var client = new HttpClient(handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
        using var response = await AskAsync(client, address, part, cancellationToken);
        if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            // All of it is there already, or the file has become shorter; the check that follows tells.
            return;
        }

        if (response.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.PartialContent))
        {
            throw new ModelDownloadException($"{response.RequestMessage!.RequestUri} answers {(int)response.StatusCode} {response.ReasonPhrase}. Try again later. {Offline(checkpoint)}");
        }

        var continues = response.StatusCode == HttpStatusCode.PartialContent && response.Content.Headers.ContentRange?.From == part.Length && part.Length > 0;
        var start = continues ? part.Length : 0;
        var total = response.Content.Headers.ContentLength is { } rest ? start + rest : (long?)null;
        if (response.StatusCode == HttpStatusCode.PartialContent && !continues)
        {
            throw new ModelDownloadException($"{address} sends another part of the file than was asked for. Try again. {Offline(checkpoint)}");
        }

        if (total > (checkpoint.Bytes ?? MostBytes) || (checkpoint.Bytes is { } bytes && total is { } stated && stated != bytes))
        {
            throw new ModelDownloadException($"{address} offers {total} bytes where {checkpoint.Bytes ?? MostBytes} are expected: it is not the published file. {Offline(checkpoint)}");
        }

        await using var target = part.Open(continues, response.Headers.ETag);
        await CopyAsync(response, target, new DownloadMeter(start, total, checkpoint.Bytes ?? MostBytes, progress), cancellationToken);
    }

    private async Task<HttpResponseMessage> AskAsync(HttpClient client, Uri address, PartialFile part, CancellationToken cancellationToken)
    {
        for (var step = 0; step <= Redirections; step++)
        {
            if (!catalogue.Allows(address))
            {
                throw new ModelDownloadException($"The download leads to {address}, which is not at a server of the list of official checkpoints. It was stopped.");
            }

            var response = await client.SendAsync(Request(address, part), HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if ((int)response.StatusCode is not (>= 300 and < 400) || response.Headers.Location is not { } next)
            {
                return response;
            }

            response.Dispose();
            address = new Uri(address, next);
        }

        throw new ModelDownloadException($"The download was led on more than {Redirections} times, the last time to {address}. It was stopped.");
    }

    private static HttpRequestMessage Request(Uri address, PartialFile part)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (part.Length > 0)
        {
            request.Headers.Range = new RangeHeaderValue(part.Length, null);
            request.Headers.IfRange = new RangeConditionHeaderValue(part.Mark!);
        }

        return request;
    }

    private static async Task CopyAsync(HttpResponseMessage response, FileStream target, DownloadMeter meter, CancellationToken cancellationToken)
    {
        await using var source = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var stall = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var buffer = new byte[BufferBytes];
        try
        {
            int read;
            do
            {
                stall.CancelAfter(Patience);
                read = await source.ReadAsync(buffer, stall.Token);
                await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
                meter.Add(read);
            }
            while (read > 0);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ModelDownloadException($"Nothing came for {Patience.TotalSeconds:0} seconds. Try again; what is there already is kept.");
        }
    }

    private static void Check(OfficialCheckpoint checkpoint, PartialFile part, CancellationToken cancellationToken)
    {
        var length = new FileInfo(part.Path).Length;
        if (checkpoint.Bytes is { } bytes && length < bytes)
        {
            throw new ModelDownloadException($"Only {length} of {bytes} bytes of {checkpoint.File} came. Try again; what is there already is kept.");
        }

        if (checkpoint.Sha256 is { } published && FileDigest.Sha256(part.Path, cancellationToken) is var digest && !string.Equals(digest, published, StringComparison.OrdinalIgnoreCase))
        {
            part.Remove();
            throw new ModelDownloadException($"{checkpoint.File} has the SHA-256 {digest} where {published} is published: it was damaged on the way or exchanged, and was thrown away. Try again. {Offline(checkpoint)}");
        }
    }

    private static string Offline(OfficialCheckpoint checkpoint) => $"Or fetch {checkpoint.File} from {checkpoint.Page} by other means and import the file.";
}
