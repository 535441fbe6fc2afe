namespace PerSense.Engine.Models.Official;

/// <summary>How far a download is.</summary>
/// <param name="Received">Bytes that are there, those of an earlier attempt included.</param>
/// <param name="Total">Bytes of the whole file; null when the server does not say.</param>
public readonly record struct DownloadProgress(long Received, long? Total);
