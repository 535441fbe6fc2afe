namespace PerSense.Engine.Inference;

/// <summary>Where networks run.</summary>
public enum DeviceKind
{
    /// <summary>The processor.</summary>
    Cpu,

    /// <summary>An NVIDIA GPU through the CUDA provider.</summary>
    Cuda,
}
