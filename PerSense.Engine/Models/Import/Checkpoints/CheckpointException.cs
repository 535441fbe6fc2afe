namespace PerSense.Engine.Models.Import.Checkpoints;

/// <summary>A checkpoint cannot be read or is refused; the message says what is wrong, where, and what to do next.</summary>
public sealed class CheckpointException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong, where, and what to do next.</param>
    /// <param name="inner">What lies beneath; null when nothing does.</param>
    public CheckpointException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }

    /// <summary>A file that contradicts itself or ends too early: only another copy helps.</summary>
    /// <param name="what">What is wrong and where, without a full stop.</param>
    internal static CheckpointException Damaged(string what) => new(
        $"{what}. The file is cut short, damaged or made by something else; fetch it again and compare its SHA-256.");
}
