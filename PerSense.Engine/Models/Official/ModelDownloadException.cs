namespace PerSense.Engine.Models.Official;

/// <summary>A file was not downloaded; the message says why and what to do next.</summary>
public sealed class ModelDownloadException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong and what to do next.</param>
    /// <param name="inner">What lies beneath; null when nothing does.</param>
    public ModelDownloadException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
