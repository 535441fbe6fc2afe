namespace PerSense.Engine.Models.Import.Weights;

/// <summary>How the numbers of a checkpoint's tensor are stored, by safetensors' names.</summary>
public enum WeightElement
{
    /// <summary>IEEE 754 single precision, 4 bytes.</summary>
    F32,

    /// <summary>IEEE 754 half precision, 2 bytes.</summary>
    F16,

    /// <summary>The upper half of a single, 2 bytes.</summary>
    BF16,

    /// <summary>Signed 64-bit integer.</summary>
    I64,
}
