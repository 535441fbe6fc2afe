namespace PerSense.Engine.Models.Import.Onnx;

/// <summary>How a graph stores and computes reals.</summary>
internal enum GraphPrecision
{
    /// <summary>Single precision.</summary>
    Single,

    /// <summary>Half precision; softmax and normalisations stay in single. Inputs and outputs are single in both.</summary>
    Half,
}
