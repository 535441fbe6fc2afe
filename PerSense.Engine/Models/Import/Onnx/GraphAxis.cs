using PerSense.Onnx;

namespace PerSense.Engine.Models.Import.Onnx;

/// <summary>One axis of a graph's input or output: a length, or a name for one that each run chooses.</summary>
/// <param name="Length">The length; null when each run chooses it.</param>
/// <param name="Symbol">The name of a chosen length; null for a fixed one.</param>
internal readonly record struct GraphAxis(long? Length, string? Symbol)
{
    /// <summary>A fixed length.</summary>
    /// <param name="length">At least 1.</param>
    public static implicit operator GraphAxis(long length) => new(length, null);

    /// <summary>A length that each run chooses.</summary>
    /// <param name="symbol">Equal names mean equal lengths.</param>
    public static implicit operator GraphAxis(string symbol) => new(null, symbol);

    /// <summary>As the format writes it.</summary>
    public TensorShapeProto.Types.Dimension ToProto() => Symbol is null ? new() { DimValue = Length ?? 0 } : new() { DimParam = Symbol };
}
