using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using PerSense.Web.Data;
using PerSense.Web.Data.Files;

namespace PerSense.Web.Features.Runs;

/// <summary>Where the instances and maps of runs are kept.</summary>
public sealed class RunShelf(IFileStore files, ContentLocks locks)
{
    /// <summary>Waits until nobody else stores or deletes these bytes.</summary>
    internal Task<IDisposable> EnterAsync(string hash, CancellationToken cancellationToken) => locks.EnterAsync(hash, cancellationToken);

    internal static byte[] Pack(StoredInstances instances)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            JsonSerializer.Serialize(gzip, instances, JsonText.Options);
        }

        return packed.ToArray();
    }

    internal static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    internal async Task WriteAsync(string hash, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        using var file = files.CreateTemporary();
        await file.Content.WriteAsync(bytes, cancellationToken);
        files.Publish(file, ContentArea.Runs, hash);
    }

    internal Stream Open(string hash) => files.OpenRead(ContentArea.Runs, hash);

    /// <summary>The instances of a run.</summary>
    internal async Task<StoredInstances> ReadAsync(string hash, CancellationToken cancellationToken)
    {
        await using var gzip = new GZipStream(Open(hash), CompressionMode.Decompress);
        return await JsonSerializer.DeserializeAsync<StoredInstances>(gzip, JsonText.Options, cancellationToken)
            ?? throw new InvalidDataException($"The instances file {hash} is empty.");
    }
}
