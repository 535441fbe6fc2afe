using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace PerSense.Engine.Models;

/// <summary>SHA-256 of files, computed once for each state of a file (length and time of change). Thread-safe.</summary>
public sealed class Checksum
{
    private readonly ConcurrentDictionary<string, Known> _known = new(StringComparer.Ordinal);

    /// <summary>The SHA-256 of a file's content.</summary>
    /// <param name="path">An existing file.</param>
    /// <returns>64 lower-case hexadecimal digits.</returns>
    public string Sha256(string path)
    {
        var file = new FileInfo(path);
        var (length, changed) = (file.Length, file.LastWriteTimeUtc);
        if (_known.TryGetValue(path, out var known) && known.Length == length && known.Changed == changed)
        {
            return known.Digest;
        }

        using var stream = file.OpenRead();
        var digest = Convert.ToHexStringLower(SHA256.HashData(stream));
        _known[path] = new(length, changed, digest);
        return digest;
    }

    private sealed record Known(long Length, DateTime Changed, string Digest);
}
