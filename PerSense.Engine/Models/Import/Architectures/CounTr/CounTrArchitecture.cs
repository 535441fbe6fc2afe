using PerSense.Engine.Models.Import.Weights;

namespace PerSense.Engine.Models.Import.Architectures.CounTr;

/// <summary>CounTR (DMG2 of PerSense), <c>FSC147.pth</c>.</summary>
internal sealed class CounTrArchitecture : IArchitecture
{
    /// <inheritdoc/>
    public string Id => "countr";

    /// <inheritdoc/>
    public bool Recognises(IWeightSource checkpoint) =>
        checkpoint.HasAll("pos_embed", "shot_token", "decoder_proj1.0.weight", "decoder_blocks.0.attn.wq.weight", "decode_head0.0.weight");

    /// <inheritdoc/>
    public ImportPlan Plan(WeightMap weights, ImportOptions options) => new()
    {
        Id = Id,
        Label = "CounTR",
        Licence = "MIT",
        Source = "CounTR, FSC147.pth: https://github.com/Verg-Avesta/CounTR",
        Models =
        [
            new()
            {
                Name = "density",
                Role = ModelRole.Density,
                Contract = "countr/1",
                Description = "Counts objects like up to five exemplars, in windows of 384 x 384.",
                Graph = CounTrGraph.Build(weights, CounTrShape.Official, options.Precision),
                Parameters = new(new Dictionary<string, double>(StringComparer.Ordinal)
                {
                    ["windowSide"] = 384,
                    ["windowStep"] = 128,
                    ["widthMultiple"] = 16,
                    ["pixelThreshold"] = 20,
                }),
            },
        ],
    };
}
