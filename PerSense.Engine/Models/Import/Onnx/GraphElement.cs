namespace PerSense.Engine.Models.Import.Onnx;

/// <summary>What the numbers of a graph's value are.</summary>
internal enum GraphElement
{
    /// <summary>Reals in the graph's working precision (<see cref="GraphPrecision"/>).</summary>
    Real,

    /// <summary>Single-precision reals whatever the working precision is.</summary>
    FullReal,

    /// <summary>64-bit integers.</summary>
    Integer,

    /// <summary>Truth values.</summary>
    Truth,
}
