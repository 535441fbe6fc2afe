namespace PerSense.Web.Data.Files;

/// <summary>
/// One at a time per content hash, so that deleting the last user of a file and storing the same file anew cannot cross. Few locks
/// shared by all hashes; two hashes that share one only wait for each other.
/// </summary>
public sealed class ContentLocks : IDisposable
{
    private const int Count = 64;
    private readonly SemaphoreSlim[] _locks = [.. Enumerable.Range(0, Count).Select(static _ => new SemaphoreSlim(1))];

    public async Task<IDisposable> EnterAsync(string hash, CancellationToken cancellationToken)
    {
        var one = _locks[Convert.ToByte(hash[..2], 16) % Count];
        await one.WaitAsync(cancellationToken);
        return new Turn(one);
    }

    public void Dispose() => Array.ForEach(_locks, static one => one.Dispose());

    private sealed class Turn(SemaphoreSlim one) : IDisposable
    {
        public void Dispose() => one.Release();
    }
}
