using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Models.Import.Architectures.Sam;
using PerSense.Engine.Models.Import.Weights;

namespace PerSense.Engine.Models.Import.Architectures.EfficientSam;

/// <summary>EfficientSAM (arXiv 2312.00863) in the sizes Ti and S.</summary>
internal sealed class EfficientSamArchitecture : IArchitecture
{
    private static readonly string[] _signs = ["image_encoder.blocks.0.mlp.fc1.weight", "prompt_encoder.invalid_points.weight"];

    /// <inheritdoc/>
    public string Id => "efficientsam";

    /// <inheritdoc/>
    public bool Recognises(IWeightSource checkpoint) => _signs.All(sign => checkpoint.Tensors.Any(tensor => tensor.Name == sign));

    /// <inheritdoc/>
    public ImportPlan Plan(WeightMap weights, ImportOptions options)
    {
        const int Side = EfficientSamEncoderGraph.InputSide / SamDecoderShape.Stride;
        var (grid, size) = (new ImageSize(Side, Side), SizeName(weights.Shape("image_encoder.pos_embed")[2]));
        return new()
        {
            Id = "efficientsam-" + size.ToLowerInvariant(),
            Label = "EfficientSAM-" + size,
            Licence = SamFamily.Licence,
            Source = "https://github.com/yformer/EfficientSAM",
            Models =
            [
                SamFamily.Encoder(
                    EfficientSamEncoderGraph.Build(weights, options.Precision), "efficientsam-encoder/1", EfficientSamEncoderGraph.InputSide, grid),
                SamFamily.Decoder(
                    EfficientSamDecoderGraph.Build(weights, options.Precision),
                    "efficientsam-decoder/1",
                    grid,
                    "Up to six points, a box counting as two, to masks."),
            ],
        };
    }

    private static string SizeName(long width) => width switch
    {
        192 => "Ti",
        384 => "S",
        _ => FormattableString.Invariant($"{width}"),
    };
}
