using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Imaging.Operations.Resize;
using PerSense.Engine.Inference;
using PerSense.Engine.Models.Import.Architectures.ResNet;
using PerSense.Engine.Stages.Encoding;

namespace PerSense.Engine.Stages.Exemplars;

/// <summary>The last stage of ResNet-50 on the squashed image (PerSense++, specification section 4.1).</summary>
/// <param name="session">The network; borrowed.</param>
/// <param name="options">What the manifest says about it.</param>
internal sealed class ResNetFeatures(ModelSession session, ResNetOptions options) : IExemplarFeatures
{
    /// <summary>The contract's name and version.</summary>
    public const string ContractId = "resnet50/1";

    /// <summary>The network's inputs and outputs.</summary>
    public static ModelContract Contract { get; } = new(
        ContractId,
        [TensorContract.Of(ResNetNames.Image, "1 3 Height* Width*")],
        [TensorContract.Of(ResNetNames.Features, "1 Channels Rows Columns")]);

    /// <inheritdoc/>
    public FeatureMap Features(ImageBuffer image, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(image);
        var input = PillowResize.Bilinear(image, new(options.InputSide, options.InputSide));
        var features = session.Run([new(ResNetNames.Image, options.Pixels.Planes(input))], cancellationToken)[ResNetNames.Features];
        var grid = new ImageSize(features.Shape[3], features.Shape[2]);
        return new(features, CoordinateMap.Covering(image.Size, grid), grid);
    }
}
