using PerSense.Engine.Inference;
using PerSense.Engine.Models.Import.Weights;

namespace PerSense.Engine.Models.Import.Architectures.Dsalvanet;

/// <summary>DSALVANet (DMG1 of PerSense), <c>checkpoint_200.pth</c>.</summary>
internal sealed class DsalvanetArchitecture : IArchitecture
{
    /// <inheritdoc/>
    public string Id => "dsalvanet";

    /// <inheritdoc/>
    public bool Recognises(IWeightSource checkpoint) => checkpoint.HasAll(
        "in_conv.weight", "dsam_blocks.dsam_blocks.0.similarity_cal.norm.weight", "lvam.mu.weight", "count_regressor.regressor.0.weight");

    /// <inheritdoc/>
    public ImportPlan Plan(WeightMap weights, ImportOptions options) => new()
    {
        Id = Id,
        Label = "DSALVANet",
        Licence = "NOASSERTION",
        Source = "The density map generator DSALVANet as PerSense uses it: checkpoint_200.pth. Its authors state no licence for the weights.",
        Models =
        [
            new()
            {
                Name = "stem",
                Role = ModelRole.DensityStem,
                Contract = "dsalvanet-stem/1",
                Description = "Reads the image, squashed to 512 x 512, whatever the exemplars are.",
                Graph = DsalvanetStemGraph.Build(weights, options.Precision),
                Axes = Axes(weights),
            },
            new()
            {
                Name = "density",
                Role = ModelRole.Density,
                Contract = "dsalvanet-head/1",
                Description = "Counts objects like up to three exemplars; the image is squashed to 512 x 512.",
                Graph = DsalvanetHeadGraph.Build(weights, options.Precision),
                Axes = Axes(weights),
                Parameters = ImageNetPixels.With([new("inputSide", 512), new("pixelThreshold", 30)]),
            },
        ],
    };

    private static AxisLength[] Axes(WeightMap weights) => [new("StemChannels", DsalvanetChannels.Of(weights).Features)];
}
