namespace PerSense.Engine.Models.Import.Architectures.DinoV2;

/// <summary>The names of DINOv2's inputs and outputs.</summary>
internal static class DinoNames
{
    /// <summary>[1, 3, H, W], normalised; both sides are multiples of the patch's side.</summary>
    public const string Image = "image";

    /// <summary>[1, patches, channels] after the final normalisation, row by row.</summary>
    public const string Patches = "patch_tokens";

    /// <summary>[1, channels] after the final normalisation.</summary>
    public const string Class = "class_token";

    /// <summary>[1, 1 + registers + patches, channels] before the final normalisation: class, registers, patches.</summary>
    public const string Raw = "prenorm";
}
