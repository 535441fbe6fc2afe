using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Models.Import.Onnx;

namespace PerSense.Engine.Models.Import.Architectures.Sam;

/// <summary>What the manifests of SAM's family have in common.</summary>
internal static class SamFamily
{
    /// <summary>SPDX identifier of the licence of every official checkpoint of the family.</summary>
    public const string Licence = "Apache-2.0";

    // About 40 MB of activations for each prompt.
    private const int PromptsOfOneRun = 16;

    // The means and deviations of ImageNet, for red, green and blue.
    private static readonly Dictionary<string, double> _preprocessing = new(StringComparer.Ordinal)
    {
        ["meanRed"] = 0.485,
        ["meanGreen"] = 0.456,
        ["meanBlue"] = 0.406,
        ["deviationRed"] = 0.229,
        ["deviationGreen"] = 0.224,
        ["deviationBlue"] = 0.225,

        // Not fitted on labelled objects: even odds at a cosine of 0.6.
        ["similaritySlope"] = 12,
        ["similarityOffset"] = -7.2,
    };

    /// <summary>An image encoder.</summary>
    /// <param name="graph">Its graph.</param>
    /// <param name="contract">The contract it fits.</param>
    /// <param name="input">Side of its input in network pixels.</param>
    /// <param name="grid">Size of its embedding.</param>
    public static PlannedModel Encoder(OnnxGraph graph, string contract, int input, ImageSize grid) => new()
    {
        Name = "encoder",
        Role = ModelRole.Encoder,
        Contract = contract,
        Description = $"Image to embedding, at {input} x {input} network pixels.",
        Graph = graph,
        Axes = [new("Side", input), new("Rows", grid.Height), new("Columns", grid.Width)],
        Parameters = new(new Dictionary<string, double>(_preprocessing, StringComparer.Ordinal) { ["inputSide"] = input }),
    };

    /// <summary>A mask decoder.</summary>
    /// <param name="graph">Its graph.</param>
    /// <param name="contract">The contract it fits.</param>
    /// <param name="grid">Size of the embedding.</param>
    /// <param name="description">One line about it.</param>
    public static PlannedModel Decoder(OnnxGraph graph, string contract, ImageSize grid, string description) => new()
    {
        Name = "decoder",
        Role = ModelRole.Decoder,
        Contract = contract,
        Description = description,
        Graph = graph,
        Axes = [new("Rows", grid.Height), new("Columns", grid.Width)],
        Parameters = new(new Dictionary<string, double>(StringComparer.Ordinal) { ["batch"] = PromptsOfOneRun }),
    };
}
