using System.Text.Json;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Inference;
using PerSense.Engine.Models.Import.Architectures.Sam;
using PerSense.Engine.Models.Import.Checkpoints;
using PerSense.Engine.Models.Import.Onnx;
using PerSense.Engine.Models.Import.Weights;
using PerSense.Engine.Stages.MaskDecoding;

namespace PerSense.Tests.Models.Import.Architectures;

/// <summary>One of the shared decoders with random weights: its graph and the inputs that all its cases share.</summary>
internal sealed class SamDecoderFixture : IDisposable
{
    private readonly string _folder;
    private readonly Config _config;
    private readonly BuiltGraph _graph;

    public SamDecoderFixture(string folder, GraphPrecision precision)
    {
        _folder = folder;
        _config = JsonSerializer.Deserialize<Config>(File.ReadAllText(Path.Combine(folder, "config.json")), JsonSerializerOptions.Web)!;
        var stored = Path.Combine(folder, "weights.safetensors");
        using var checkpoint = File.Exists(stored) ? Checkpoint.Open(stored) : null;
        IWeightSource weights = checkpoint is null ? RecipeWeights.Load(Path.Combine(folder, "weights_manifest.json")) : checkpoint;
        var map = new WeightMap(weights);
        var shape = new SamDecoderShape(new(_config.Grid[1], _config.Grid[0]), _config.Heads);
        _graph = new(SamDecoderGraph.Build(map, shape, precision), [.. SamDecoder.Contract.Inputs], [.. SamDecoder.Contract.Outputs]);
        LeftOver = map.LeftOver;
        Inputs = checkpoint is null ? Recipe() : Stored();
    }

    public IReadOnlyList<string> LeftOver { get; }

    public IReadOnlyList<CaseConfig> Cases => _config.Cases;

    /// <summary>The embedding, the attention and the target.</summary>
    public IReadOnlyDictionary<string, TensorBuffer> Inputs { get; }

    public NpyFile? Find(CaseConfig one, string name) =>
        Path.Combine(_folder, "cases", one.Name, name + ".npy") is var path && File.Exists(path) ? NpyFile.Read(path) : null;

    public TensorSet Run(CaseConfig one)
    {
        var (points, labels) = Prompts(one);
        var mask = Mask(one);
        return _graph.Run(
            new("image_embeddings", Inputs["image_embedding"]),
            new("point_coords", points),
            new("point_labels", labels),
            new("mask_input", mask),
            Flag("has_mask_input", one.Mask),
            new("attn_sim", Inputs["attn_sim"]),
            Flag("has_attn_sim", one.Attention),
            new("target_embedding", Inputs["target_embedding"]),
            Flag("has_target", one.Target));
    }

    public void Dispose() => _graph.Dispose();

    private static NamedTensor Flag(string name, bool value) => new(name, new([value ? 1 : 0], 1));

    private static float[] Rounded(float[] values, Func<double, double> change) => [.. values.Select(value => (float)change(value))];

    private Dictionary<string, TensorBuffer> Stored() => new[] { "image_embedding", "attn_sim", "target_embedding" }.ToDictionary(
        static name => name, name => NpyFile.Read(Path.Combine(_folder, name + ".npy")) is var file ? new TensorBuffer(file.ToFloats(), file.Shape) : null!);

    private Dictionary<string, TensorBuffer> Recipe() => new()
    {
        ["image_embedding"] = new(RecipeWeights.Input(_config.Seed, "input.image_embedding", 256 * 4096), 1, 256, 64, 64),
        ["attn_sim"] = new(Rounded(RecipeWeights.Input(_config.Seed, "input.attn_sim", 4096), static r => 0.5 + (0.5 * r)), 1, 1, 1, 4096),
        ["target_embedding"] = new(RecipeWeights.Input(_config.Seed, "input.target_embedding", 256, 0.5), 1, 1, 256),
    };

    /// <summary>Points, then the corners of the box or, after points, an empty one.</summary>
    private (TensorBuffer Points, TensorBuffer Labels) Prompts(CaseConfig one)
    {
        var (points, labels, boxes) = (Find(one, "point_coords")?.ToFloats() ?? [], Find(one, "point_labels")?.ToInts() ?? [], Find(one, "boxes")?.ToFloats());
        var each = labels.Length / one.Prompts;
        List<float> places = [];
        List<float> kinds = [];
        for (var i = 0; i < one.Prompts; i++)
        {
            places.AddRange(points.AsSpan(2 * i * each, 2 * each));
            kinds.AddRange(labels.Skip(i * each).Take(each).Select(static label => (float)label));
            places.AddRange(boxes is null ? each > 0 ? [0, 0] : [] : boxes[(4 * i)..(4 * (i + 1))]);
            kinds.AddRange(boxes is null ? each > 0 ? [-1] : [] : [2, 3]);
        }

        var tokens = kinds.Count / one.Prompts;
        return (new([.. places], one.Prompts, tokens, 2), new([.. kinds], one.Prompts, tokens));
    }

    private TensorBuffer Mask(CaseConfig one)
    {
        var size = new ImageSize(4 * _config.Grid[1], 4 * _config.Grid[0]);
        return !one.Mask ? TensorBuffer.Zeros(1, 1, size.Height, size.Width)
            : Find(one, "mask_input") is { } file ? new(file.ToFloats(), file.Shape)
            : new(RecipeWeights.Input(_config.Seed, "input.mask_input", (int)size.Area, 8), 1, 1, size.Height, size.Width);
    }

    internal sealed record CaseConfig(
        string Name,
        [property: System.Text.Json.Serialization.JsonPropertyName("n_prompts")] int Prompts,
        bool Mask,
        [property: System.Text.Json.Serialization.JsonPropertyName("attn_sim")] bool Attention,
        [property: System.Text.Json.Serialization.JsonPropertyName("target_embedding")] bool Target);

    private sealed record Config(
        long Seed,
        [property: System.Text.Json.Serialization.JsonPropertyName("num_heads")] int Heads,
        [property: System.Text.Json.Serialization.JsonPropertyName("image_embedding_size_hw")] int[] Grid,
        IReadOnlyList<CaseConfig> Cases);
}
