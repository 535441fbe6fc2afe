namespace PerSense.Engine.Inference;

/// <summary>A loaded model failed while it ran, for example for want of memory; the message says which and why.</summary>
public sealed class ModelRunException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">Which model and what happened.</param>
    /// <param name="inner">What the runtime said.</param>
    public ModelRunException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
