namespace PerSense.Engine.Models.Import.Weights;

/// <summary>How the numbers of a checkpoint's tensor are stored.</summary>
public enum WeightElement
{
    /// <summary>IEEE 754 single precision, 4 bytes.</summary>
    Float32,

    /// <summary>IEEE 754 half precision, 2 bytes.</summary>
    Float16,

    /// <summary>The upper half of a single, 2 bytes.</summary>
    BFloat16,

    /// <summary>Signed 64-bit integer.</summary>
    Int64,
}
