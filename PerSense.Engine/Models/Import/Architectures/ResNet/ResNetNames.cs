namespace PerSense.Engine.Models.Import.Architectures.ResNet;

/// <summary>The names of the inputs and outputs of residual networks.</summary>
internal static class ResNetNames
{
    /// <summary>[1, 3, H, W], normalised.</summary>
    public const string Image = "image";

    /// <summary>[1, C, ceil(H / 32), ceil(W / 32)].</summary>
    public const string Features = "features";
}
