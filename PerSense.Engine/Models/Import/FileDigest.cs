using System.Security.Cryptography;

namespace PerSense.Engine.Models.Import;

/// <summary>SHA-256 of large files.</summary>
internal static class FileDigest
{
    private const int BufferBytes = 1 << 20;

    /// <summary>The SHA-256 of a file's content.</summary>
    /// <param name="path">An existing file.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>64 lower-case hexadecimal digits.</returns>
    public static string Sha256(string path, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        var buffer = new byte[BufferBytes];
        int read;
        while ((read = file.Read(buffer)) > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            hash.AppendData(buffer, 0, read);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
