namespace PerSense.Engine.Models.Import.Architectures.Sam;

/// <summary>The names of the input and the output of encoders of SAM's family.</summary>
internal static class SamEncoderNames
{
    /// <summary>[1, 3, H, W], normalised and padded.</summary>
    public const string Image = "image";

    /// <summary>[1, C, h, w].</summary>
    public const string Embedding = "image_embeddings";
}
