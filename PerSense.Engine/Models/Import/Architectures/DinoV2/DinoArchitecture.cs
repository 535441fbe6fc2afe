using PerSense.Engine.Models.Import.Weights;

namespace PerSense.Engine.Models.Import.Architectures.DinoV2;

/// <summary>DINOv2 ViT-S/B/L/g-14, with and without registers.</summary>
internal sealed class DinoArchitecture : IArchitecture
{
    // All published sizes have heads of 64 channels.
    private const int HeadWidth = 64;
    private static readonly DinoSize[] Sizes =
    [
        new("s", "S", 384, 12),
        new("b", "B", 768, 12),
        new("l", "L", 1024, 24),
        new("g", "g", 1536, 40),
    ];

    /// <inheritdoc/>
    public string Id => "dinov2";

    /// <inheritdoc/>
    public bool Recognises(IWeightSource checkpoint) =>
        checkpoint.HasAll("cls_token", "pos_embed", "mask_token", "patch_embed.proj.weight", "blocks.0.ls1.gamma", "norm.weight");

    /// <inheritdoc/>
    public ImportPlan Plan(WeightMap weights, ImportOptions options)
    {
        var size = Size(weights) ?? throw new WeightException(
            $"A DINOv2 of {weights.Shape("cls_token")[^1]} channels and {weights.Count("blocks.")} blocks is none of the published sizes "
            + $"({string.Join(", ", Sizes.Select(static one => $"{one.Channels} and {one.Depth}"))}). Take an official file.");
        var registers = weights.Has("register_tokens") ? (int)weights.Shape("register_tokens")[1] : 0;
        return new()
        {
            Id = $"dinov2-vit-{size.Letter}" + (registers > 0 ? "-reg" : string.Empty),
            Label = $"DINOv2 ViT-{size.Name}/14" + (registers > 0 ? " with registers" : string.Empty),
            Licence = "Apache-2.0",
            Source = $"https://dl.fbaipublicfiles.com/dinov2/dinov2_vit{size.Letter}14/dinov2_vit{size.Letter}14{(registers > 0 ? $"_reg{registers}" : string.Empty)}_pretrain.pth",
            Models =
            [
                new()
                {
                    Name = "features",
                    Role = ModelRole.Similarity,
                    Contract = "dinov2/1",
                    Description = "Patch features for likeness between images; takes every size in whole patches of 14 pixels, used at 518 x 518.",
                    Graph = DinoGraph.Build(weights, size.Channels / HeadWidth, options.Precision),
                    Axes = [new("Channels", size.Channels)],
                    Parameters = ImageNetPixels.With(Parameters(registers)),
                },
            ],
        };
    }

    // The curve from a cosine to a probability has not been fitted to these features: a cosine of a half counts as undecided.
    private static KeyValuePair<string, double>[] Parameters(int registers) =>
    [
        new("inputSide", 518), new("patchSide", 14), new("leadingTokens", 1 + registers), new("similaritySlope", 10), new("similarityOffset", -5),
    ];

    private static DinoSize? Size(WeightMap weights) => Sizes.FirstOrDefault(size =>
        weights.Shape("cls_token").SequenceEqual([1, 1, size.Channels]) && weights.Count("blocks.") == size.Depth && weights.Shape("patch_embed.proj.weight")[2] == 14);

    private sealed record DinoSize(string Letter, string Name, int Channels, int Depth);
}
