namespace PerSense.Engine.Imaging.Operations.Resize;

/// <summary>Some consecutive rows, addressed by their number in the whole picture.</summary>
/// <param name="Samples">The rows, one after the other.</param>
/// <param name="First">Number of the first.</param>
/// <param name="Length">Samples in a row.</param>
internal readonly record struct RowBand<T>(T[] Samples, int First, int Length)
{
    public ReadOnlySpan<T> this[int row] => Samples.AsSpan((row - First) * Length, Length);
}
