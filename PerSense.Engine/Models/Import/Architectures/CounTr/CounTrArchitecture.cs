using PerSense.Engine.Inference;
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
    public ImportPlan Plan(WeightMap weights, ImportOptions options)
    {
        var grid = CounTrGrid.Of(weights);
        AxisLength[] axes = [new("WindowSide", grid.WindowSide), new("WindowTokens", grid.Tokens), new("TokenChannels", grid.Channels)];
        return new()
        {
            Id = Id,
            Label = "CounTR",
            Licence = "MIT",
            Source = "CounTR, FSC147.pth: https://github.com/Verg-Avesta/CounTR",
            Models =
            [
                new()
                {
                    Name = "stem",
                    Role = ModelRole.DensityStem,
                    Contract = "countr-stem/1",
                    Description = $"Reads windows of {grid.WindowSide} x {grid.WindowSide}, whatever the exemplars are.",
                    Graph = CounTrStemGraph.Build(weights, CounTrShape.Official, options.Precision),
                    Axes = axes,
                },
                new()
                {
                    Name = "density",
                    Role = ModelRole.Density,
                    Contract = "countr-head/1",
                    Description = $"Counts objects like up to five exemplars, in windows of {grid.WindowSide} x {grid.WindowSide}.",
                    Graph = CounTrHeadGraph.Build(weights, CounTrShape.Official, options.Precision),
                    Axes = axes,
                    Parameters = Parameters(grid),
                },
            ],
        };
    }

    private static ModelParameters Parameters(CounTrGrid grid) => new(new Dictionary<string, double>(StringComparer.Ordinal)
    {
        ["windowSide"] = grid.WindowSide,
        ["windowStep"] = 128,
        ["widthMultiple"] = 16,
        ["pixelThreshold"] = 20,
    });
}
