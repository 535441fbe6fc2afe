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
                Name = "density",
                Role = ModelRole.Density,
                Contract = "dsalvanet/1",
                Description = "Counts objects like up to three exemplars; the image is squashed to 512 x 512.",
                Graph = DsalvanetGraph.Build(weights, options.Precision),
                Parameters = ImageNetPixels.With([new("inputSide", 512), new("pixelThreshold", 30)]),
            },
        ],
    };
}
