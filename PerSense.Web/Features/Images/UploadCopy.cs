using System.Buffers;
using System.Security.Cryptography;
using PerSense.Web.Data.Files;

namespace PerSense.Web.Features.Images;

/// <summary>Copies an upload to a temporary file and hashes it on the way.</summary>
internal static class UploadCopy
{
    private const int BufferSize = 1 << 16;

    /// <summary>Copies until the end or until more than the limit has come.</summary>
    /// <returns>The SHA-256 in lower-case hexadecimal, or null when the upload is larger than the limit.</returns>
    public static async Task<string?> CopyAsync(Stream source, TemporaryFile target, long limit, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            var total = 0L;
            while (await source.ReadAsync(buffer, cancellationToken) is var read and > 0)
            {
                total += read;
                if (total > limit)
                {
                    return null;
                }

                hash.AppendData(buffer, 0, read);
                await target.Content.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
