namespace PerSense.Engine.Inference;

/// <summary>Which device a person wants networks to run on.</summary>
public enum DevicePreference
{
    /// <summary>CUDA when it can be had, otherwise the processor.</summary>
    Automatic,

    /// <summary>The processor, even when a GPU is there.</summary>
    Cpu,

    /// <summary>CUDA; without it the processor, and the report says why.</summary>
    Cuda,
}
