using PerSense.Engine.Models.Import.Weights;

namespace PerSense.Engine.Models.Import.Architectures.Sam;

/// <summary>Segment Anything (arXiv 2304.02643) with a vision transformer, in the sizes B, L and H.</summary>
internal sealed class SamArchitecture : IArchitecture
{
    /// <summary>Description of the decoder that SAM and MobileSAM share.</summary>
    public const string DecoderDescription = "Points, boxes and masks to masks; with PerSAM's attention guidance and semantic prompt.";

    private static readonly string[] _signs = ["image_encoder.blocks.0.attn.rel_pos_h", "mask_decoder.iou_token.weight"];

    /// <inheritdoc/>
    public string Id => "sam";

    /// <inheritdoc/>
    public bool Recognises(IWeightSource checkpoint) => _signs.All(sign => checkpoint.Tensors.Any(tensor => tensor.Name == sign));

    /// <inheritdoc/>
    public ImportPlan Plan(WeightMap weights, ImportOptions options)
    {
        var shape = SamEncoderShape.Of(weights.Scope("image_encoder."));
        var size = SizeName(shape);
        return new()
        {
            Id = "sam-vit-" + size.ToLowerInvariant(),
            Label = "SAM ViT-" + size,
            Licence = SamFamily.Licence,
            Source = "https://github.com/facebookresearch/segment-anything",
            Models =
            [
                SamFamily.Encoder(SamEncoderGraph.Build(weights, options.Precision), "sam-encoder/1", shape.Input.LongestSide, shape.Grid),
                SamFamily.Decoder(SamDecoderGraph.Build(weights, new(shape.Grid), options.Precision), "sam-decoder/1", shape.Grid, DecoderDescription),
            ],
        };
    }

    private static string SizeName(SamEncoderShape shape) => (shape.Width, shape.Depth) switch
    {
        (768, 12) => "B",
        (1024, 24) => "L",
        (1280, 32) => "H",
        _ => FormattableString.Invariant($"{shape.Width}x{shape.Depth}"),
    };
}
