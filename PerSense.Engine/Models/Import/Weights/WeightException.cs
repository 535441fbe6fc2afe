namespace PerSense.Engine.Models.Import.Weights;

/// <summary>A checkpoint lacks a tensor that its architecture needs, or has it in another shape; the message names it.</summary>
public sealed class WeightException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">Which tensor, what was expected and what to do next.</param>
    public WeightException(string message)
        : base(message)
    {
    }
}
