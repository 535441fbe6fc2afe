namespace PerSense.Engine.Models.Import;

/// <summary>A checkpoint was not imported, and nothing was left behind; the message says why and what to do next.</summary>
public sealed class ModelImportException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong and what to do next.</param>
    /// <param name="inner">What lies beneath; null when nothing does.</param>
    public ModelImportException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
