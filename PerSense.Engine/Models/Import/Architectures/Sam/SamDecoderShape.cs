using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Models.Import.Architectures.Sam;

/// <summary>What the weights of a decoder do not say.</summary>
/// <param name="Grid">Columns and rows of the image embedding.</param>
/// <param name="Heads">Heads of every attention; 8 in all official models.</param>
internal sealed record SamDecoderShape(ImageSize Grid, int Heads = SamDecoderShape.OfficialHeads)
{
    /// <summary>Heads of every official model.</summary>
    public const int OfficialHeads = 8;

    /// <summary>Network pixels per cell of the embedding.</summary>
    public const int Stride = 16;

    /// <summary>Mask cells per cell of the embedding, along each axis.</summary>
    public const int MaskFactor = 4;

    /// <summary>Size of the network's input.</summary>
    public ImageSize Input => new(Grid.Width * Stride, Grid.Height * Stride);

    /// <summary>Size of the masks.</summary>
    public ImageSize Mask => new(Grid.Width * MaskFactor, Grid.Height * MaskFactor);
}
