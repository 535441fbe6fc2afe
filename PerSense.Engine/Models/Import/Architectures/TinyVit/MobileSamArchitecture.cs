using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Models.Import.Architectures.Sam;
using PerSense.Engine.Models.Import.Weights;

namespace PerSense.Engine.Models.Import.Architectures.TinyVit;

/// <summary>MobileSAM (arXiv 2306.14289): SAM's decoder behind a TinyViT.</summary>
internal sealed class MobileSamArchitecture : IArchitecture
{
    private static readonly string[] _signs = ["image_encoder.patch_embed.seq.0.c.weight", "mask_decoder.iou_token.weight"];

    /// <inheritdoc/>
    public string Id => "mobile-sam";

    /// <inheritdoc/>
    public bool Recognises(IWeightSource checkpoint) => _signs.All(sign => checkpoint.Tensors.Any(tensor => tensor.Name == sign));

    /// <inheritdoc/>
    public ImportPlan Plan(WeightMap weights, ImportOptions options)
    {
        const int Side = TinyVitGraph.InputSide / SamDecoderShape.Stride;
        var grid = new ImageSize(Side, Side);
        return new()
        {
            Id = "mobile-sam",
            Label = "MobileSAM",
            Licence = SamFamily.Licence,
            Source = "https://github.com/ChaoningZhang/MobileSAM",
            Models =
            [
                SamFamily.Encoder(TinyVitGraph.Build(weights, options.Precision), "sam-encoder/1", TinyVitGraph.InputSide, grid),
                SamFamily.Decoder(SamDecoderGraph.Build(weights, new(grid), options.Precision), "sam-decoder/1", grid, SamArchitecture.DecoderDescription),
            ],
        };
    }
}
