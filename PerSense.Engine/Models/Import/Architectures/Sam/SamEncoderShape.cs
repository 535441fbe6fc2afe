using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Models.Import.Weights;

namespace PerSense.Engine.Models.Import.Architectures.Sam;

/// <summary>The sizes of SAM's image encoder, read from its weights.</summary>
/// <param name="Grid">Columns and rows of the embedding.</param>
/// <param name="Patch">Side of a patch in network pixels.</param>
/// <param name="Width">Channels of a token.</param>
/// <param name="Heads">Heads of every attention.</param>
/// <param name="Depth">Number of blocks.</param>
internal sealed record SamEncoderShape(ImageSize Grid, int Patch, long Width, long Heads, int Depth)
{
    /// <summary>Size of the network's input.</summary>
    public ImageSize Input => new(Grid.Width * Patch, Grid.Height * Patch);

    /// <summary>Reads the sizes: the grid from the table of positions, the heads from the width of the relative ones.</summary>
    /// <param name="weights">The scope <c>image_encoder</c>.</param>
    /// <exception cref="WeightException">The weights are not of this architecture.</exception>
    public static SamEncoderShape Of(WeightMap weights)
    {
        var positions = weights.Shape("pos_embed");
        var headWidth = weights.Shape("blocks.0.attn.rel_pos_h")[1];
        return new(
            new((int)positions[2], (int)positions[1]),
            (int)weights.Shape("patch_embed.proj.weight")[2],
            positions[3],
            positions[3] / headWidth,
            weights.Count("blocks."));
    }
}
