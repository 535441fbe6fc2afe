namespace PerSense.Engine.Methods;

/// <summary>The reference cannot be used; the message tells the user why and what to do next.</summary>
public sealed class InvalidReferenceException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong and what to do next, for the user.</param>
    public InvalidReferenceException(string message)
        : base(message)
    {
    }
}
