namespace PerSense.Engine.Models.Official;

/// <summary>Counts what comes and refuses more than can be the file.</summary>
/// <param name="start">Bytes that are there already.</param>
/// <param name="total">Bytes of the whole file; null when the server does not say.</param>
/// <param name="most">The most that may come.</param>
/// <param name="progress">Told how far it is.</param>
internal sealed class DownloadMeter(long start, long? total, long most, IProgress<DownloadProgress>? progress)
{
    private long _received = start;

    /// <summary>Counts bytes.</summary>
    /// <param name="count">How many came.</param>
    /// <exception cref="ModelDownloadException">There are more than the file can have.</exception>
    public void Add(int count)
    {
        _received += count;
        if (_received > most)
        {
            throw new ModelDownloadException($"More than {most} bytes came: it is not the published file. The download was stopped.");
        }

        progress?.Report(new(_received, total));
    }
}
