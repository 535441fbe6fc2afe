using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Imaging.Operations.Resize;
using PerSense.Engine.Inference;
using PerSense.Engine.Models.Import.Architectures.DinoV2;
using PerSense.Engine.Stages.Encoding;

namespace PerSense.Engine.Stages.Similarity;

/// <summary>
/// DINOv2's patch features of the squashed image, before the final normalisation, as Matcher compares them (Matcher, specification sections
/// 1 and 2). The segmenter's embedding is not read.
/// </summary>
/// <param name="session">The network; borrowed.</param>
/// <param name="options">What the manifest says about it.</param>
internal sealed class DinoFeatures(ModelSession session, DinoOptions options) : ISimilaritySource
{
    /// <summary>The contract's name and version.</summary>
    public const string ContractId = "dinov2/1";

    /// <summary>The network's inputs and outputs.</summary>
    public static ModelContract Contract { get; } = new(
        ContractId,
        [TensorContract.Of(DinoNames.Image, "1 3 Height* Width*")],
        [TensorContract.Of(DinoNames.Raw, "1 Tokens Channels")]);

    /// <inheritdoc/>
    public SimilarityCalibration Calibration => options.Calibration;

    /// <inheritdoc/>
    public FeatureMap Features(ImageBuffer image, ImageEmbedding embedding, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(image);
        var input = PillowResize.Bilinear(image, new(options.InputSide, options.InputSide));
        var tokens = session.Run([new(DinoNames.Image, options.Pixels.Planes(input))], cancellationToken)[DinoNames.Raw];
        var side = options.InputSide / options.PatchSide;
        var grid = new ImageSize(side, side);
        return new(Planes(tokens, grid), CoordinateMap.Covering(image.Size, grid), grid);
    }

    private TensorBuffer Planes(TensorBuffer tokens, ImageSize grid)
    {
        var channels = tokens.Shape[2];
        var cells = (int)grid.Area;
        if (tokens.Shape[1] != options.LeadingTokens + cells)
        {
            throw new ModelRunException(
                $"The network gave {tokens.Shape[1]} tokens where {options.LeadingTokens} and one for each of {cells} patches were expected. "
                + "Correct 'leadingTokens' in the catalogue, or import the checkpoint again.");
        }

        var planes = TensorBuffer.Zeros(1, channels, grid.Height, grid.Width);
        for (var cell = 0; cell < cells; cell++)
        {
            var token = tokens.Values.Slice((options.LeadingTokens + cell) * channels, channels);
            for (var channel = 0; channel < channels; channel++)
            {
                planes.Values[(channel * cells) + cell] = token[channel];
            }
        }

        return planes;
    }
}
