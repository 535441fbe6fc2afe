namespace PerSense.Engine.Models.Import.Checkpoints;

/// <summary>How a checkpoint's file is built; recognised by its content.</summary>
public enum CheckpointFormat
{
    /// <summary>PyTorch's zip archive, as <c>torch.save</c> writes it since version 1.6.</summary>
    TorchZip,

    /// <summary>The safetensors format.</summary>
    Safetensors,
}
