namespace PerSense.Engine.Models;

/// <summary>The model catalogue cannot be used or lacks what is asked for; the message says where and what to do next.</summary>
public sealed class ModelCatalogueException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong and what to do next.</param>
    /// <param name="inner">What the parser said; null when it was not its fault.</param>
    public ModelCatalogueException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
