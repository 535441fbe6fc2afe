using PerSense.Engine.Models.Import.Weights;

namespace PerSense.Engine.Models.Import.Architectures.ResNet;

/// <summary>ResNet-50 in torchvision's layout, whose features PerSense++ compares exemplars by.</summary>
internal sealed class ResNetArchitecture : IArchitecture
{
    // Blocks of each stage; ResNet-101 and -152 have more, with the same names.
    private static readonly int[] Blocks = [3, 4, 6, 3];

    /// <inheritdoc/>
    public string Id => "resnet-50";

    /// <inheritdoc/>
    public bool Recognises(IWeightSource checkpoint)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        var weights = new WeightMap(checkpoint);
        return checkpoint.HasAll("conv1.weight", "bn1.running_mean", "layer1.0.conv3.weight", "layer4.0.downsample.0.weight")
            && Blocks.Select((count, stage) => weights.Count($"layer{stage + 1}.") == count).All(static fits => fits);
    }

    /// <inheritdoc/>
    public ImportPlan Plan(WeightMap weights, ImportOptions options) => new()
    {
        Id = Id,
        Label = "ResNet-50",
        Licence = "BSD-3-Clause",
        Source = "torchvision, ResNet50_Weights.IMAGENET1K_V1: https://download.pytorch.org/models/resnet50-0676ba61.pth",
        Models =
        [
            new()
            {
                Name = "features",
                Role = ModelRole.ExemplarFeatures,
                Contract = "resnet50/1",
                Description = "Features by which PerSense++ compares exemplars; the image is squashed to 224 x 224.",
                Graph = ResNetGraph.Build(weights, options.Precision),
                Axes = [new("Channels", (int)weights.Shape("layer4.0.conv3.weight")[0])],
                Parameters = ImageNetPixels.With([new("inputSide", 224)]),
            },
        ],
    };
}
