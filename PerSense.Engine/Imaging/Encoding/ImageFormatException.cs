namespace PerSense.Engine.Imaging.Encoding;

/// <summary>A refused image file met where an image was needed. The message may be shown to the user.</summary>
/// <param name="problem">Why the file was refused.</param>
public sealed class ImageFormatException(ImageProblem problem) : Exception(problem.Message)
{
    /// <summary>Why the file was refused.</summary>
    public ImageProblem Problem { get; } = problem;
}
