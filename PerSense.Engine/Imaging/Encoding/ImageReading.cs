using System.Diagnostics.CodeAnalysis;

namespace PerSense.Engine.Imaging.Encoding;

/// <summary>What reading a file gave: either a value or the problem that prevented it, never both. Immutable.</summary>
/// <typeparam name="T">What was to be read.</typeparam>
public sealed class ImageReading<T>
    where T : class
{
    internal ImageReading(T value) => Value = value;

    internal ImageReading(ImageProblem problem) => Problem = problem;

    /// <summary>What was read; null when it was refused.</summary>
    public T? Value { get; }

    /// <summary>Why it was refused; null when it was read.</summary>
    public ImageProblem? Problem { get; }

    /// <summary>Whether there is a <see cref="Value"/>.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool Succeeded => Value is not null;

    /// <summary>The value, for callers that cannot go on without it.</summary>
    /// <exception cref="ImageFormatException">The file was refused.</exception>
    public T OrThrow() => Succeeded ? Value : throw new ImageFormatException(Problem);
}
