using PerSense.Engine.Models.Import.Onnx;

namespace PerSense.Engine.Models.Import;

/// <summary>What the person who imports a checkpoint chose.</summary>
public sealed record ImportOptions
{
    /// <summary>Whether models store and compute reals in half precision: half the size, for a GPU; far slower on a processor. Default: false.</summary>
    public bool Half { get; init; }

    /// <summary>The working precision of the graphs.</summary>
    internal GraphPrecision Precision => Half ? GraphPrecision.Half : GraphPrecision.Single;
}
