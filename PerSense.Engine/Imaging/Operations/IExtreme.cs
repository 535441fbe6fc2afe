namespace PerSense.Engine.Imaging.Operations;

/// <summary>Minimum or maximum, chosen at compile time.</summary>
internal interface IExtreme<T>
{
    /// <summary>The value that never wins.</summary>
    static abstract T Neutral { get; }

    /// <summary>The winner of each pair; <paramref name="to"/> may be <paramref name="a"/>.</summary>
    static abstract void Combine(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> to);
}
