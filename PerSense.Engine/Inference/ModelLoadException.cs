namespace PerSense.Engine.Inference;

/// <summary>A model cannot be used; the message says which, why, and what to do next.</summary>
public sealed class ModelLoadException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">Which model, what is wrong and what to do next.</param>
    /// <param name="inner">What the runtime said; null when it was not asked.</param>
    public ModelLoadException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
