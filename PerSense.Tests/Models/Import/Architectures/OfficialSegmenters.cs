using System.Text.Json;
using PerSense.Engine.Models.Import.Weights;

namespace PerSense.Tests.Models.Import.Architectures;

/// <summary>The tensors of the official checkpoints of SAM's family, by name and shape; the numbers come from the recipe.</summary>
internal static class OfficialSegmenters
{
    private const int Channels = 256;
    private const int Inner = 128;

    /// <summary>The tensors of one checkpoint.</summary>
    /// <param name="id">The id of its import plan.</param>
    public static IReadOnlyList<WeightInfo> Of(string id) => id switch
    {
        "sam-vit-b" => [.. Vit(768, 12, 64, [2, 5, 8, 11]), .. SamDecoder()],
        "sam-vit-l" => [.. Vit(1024, 24, 64, [5, 11, 17, 23]), .. SamDecoder()],
        "sam-vit-h" => [.. Vit(1280, 32, 80, [7, 15, 23, 31]), .. SamDecoder()],
        "mobile-sam" => [.. TinyVit(), .. SamDecoder()],
        "efficientsam-ti" => [.. PlainVit(192), .. EfficientDecoder()],
        "efficientsam-s" => [.. PlainVit(384), .. EfficientDecoder()],
        _ => throw new ArgumentException($"There is no official checkpoint '{id}'.", nameof(id)),
    };

    /// <summary>Weights of a size that keeps activations near 1: kernels by their fan-in, gains and variances near 1, the rest small.</summary>
    public static RecipeWeights Weights(string id, string folder)
    {
        var recipe = new
        {
            Seed = 7,
            Tensors = Of(id).Select(static tensor => new
            {
                tensor.Name,
                tensor.Shape,
                Scale = tensor.Shape.Count < 2 ? 0.1 : Math.Sqrt(3.0 / tensor.Shape.Skip(1).Aggregate(1L, static (product, length) => product * length)),
                Offset = tensor.Shape.Count == 1 && (tensor.Name.EndsWith(".weight", StringComparison.Ordinal) || tensor.Name.EndsWith("_var", StringComparison.Ordinal)) ? 1.0 : 0.0,
                Const = tensor.Element == WeightElement.I64 ? 0 : (long?)null,
            }),
        };
        var path = Path.Combine(folder, "recipe.json");
        File.WriteAllText(path, JsonSerializer.Serialize(recipe, JsonSerializerOptions.Web));
        return RecipeWeights.Load(path);
    }

    private static IEnumerable<WeightInfo> Vit(int width, int depth, int headWidth, int[] global) => Prefixed("image_encoder.",
    [
        Real("pos_embed", 1, 64, 64, width),
        .. Layer("patch_embed.proj", width, 3, 16, 16),
        .. Enumerable.Range(0, depth).SelectMany(block => Prefixed($"blocks.{block}.",
        [
            .. Norm("norm1", width),
            Real("attn.rel_pos_h", global.Contains(block) ? 127 : 27, headWidth),
            Real("attn.rel_pos_w", global.Contains(block) ? 127 : 27, headWidth),
            .. Layer("attn.qkv", 3 * width, width),
            .. Layer("attn.proj", width, width),
            .. Norm("norm2", width),
            .. Layer("mlp.lin1", 4 * width, width),
            .. Layer("mlp.lin2", width, 4 * width),
        ])),
        .. Neck(width),
    ]);

    private static IEnumerable<WeightInfo> PlainVit(int width) => Prefixed("image_encoder.",
    [
        Real("pos_embed", 1, 197, width),
        .. Layer("patch_embed.proj", width, 3, 16, 16),
        .. Enumerable.Range(0, 12).SelectMany(block => Prefixed($"blocks.{block}.",
        [
            .. Norm("norm1", width),
            .. Layer("attn.qkv", 3 * width, width),
            .. Layer("attn.proj", width, width),
            .. Norm("norm2", width),
            .. Layer("mlp.fc1", 4 * width, width),
            .. Layer("mlp.fc2", width, 4 * width),
        ])),
        .. Neck(width),
    ]);

    private static IEnumerable<WeightInfo> TinyVit()
    {
        int[] widths = [64, 128, 160, 320];
        (int Depth, int Heads, int Window)[] stages = [(2, 4, 7), (6, 5, 14), (2, 10, 7)];
        return Prefixed("image_encoder.",
        [
            .. ConvBn("patch_embed.seq.0", 32, 3, 3, 3),
            .. ConvBn("patch_embed.seq.2", 64, 32, 3, 3),
            .. Enumerable.Range(0, 2).SelectMany(static block => Bottleneck($"layers.0.blocks.{block}.", 64, 256, 64)),
            .. Enumerable.Range(0, 3).SelectMany(stage => Bottleneck($"layers.{stage}.downsample.", widths[stage], widths[stage + 1], widths[stage + 1])),
            .. stages.SelectMany((stage, i) => Enumerable.Range(0, stage.Depth).SelectMany(block =>
                TinyVitBlock($"layers.{i + 1}.blocks.{block}.", widths[i + 1], stage.Heads, stage.Window))),
            .. Norm("norm_head", 320),
            .. Layer("head", 1000, 320),
            .. Neck(320),
        ]);
    }

    private static IEnumerable<WeightInfo> Bottleneck(string prefix, int from, int wide, int to) => Prefixed(prefix,
        [.. ConvBn("conv1", wide, from, 1, 1), .. ConvBn("conv2", wide, 1, 3, 3), .. ConvBn("conv3", to, wide, 1, 1)]);

    private static IEnumerable<WeightInfo> TinyVitBlock(string prefix, int width, int heads, int window) => Prefixed(prefix,
    [
        .. Norm("attn.norm", width),
        .. Layer("attn.qkv", 3 * width, width),
        .. Layer("attn.proj", width, width),
        Real("attn.attention_biases", heads, window * window),
        .. Norm("mlp.norm", width),
        .. Layer("mlp.fc1", 4 * width, width),
        .. Layer("mlp.fc2", width, 4 * width),
        .. ConvBn("local_conv", width, 1, 3, 3),
    ]);

    private static IEnumerable<WeightInfo> SamDecoder() =>
    [
        .. Prefixed("prompt_encoder.",
        [
            Real("pe_layer.positional_encoding_gaussian_matrix", 2, Channels / 2),
            .. Enumerable.Range(0, 4).Select(static kind => Real($"point_embeddings.{kind}.weight", 1, Channels)),
            Real("not_a_point_embed.weight", 1, Channels),
            Real("no_mask_embed.weight", 1, Channels),
            .. Layer("mask_downscaling.0", 4, 1, 2, 2),
            .. Norm("mask_downscaling.1", 4),
            .. Layer("mask_downscaling.3", 16, 4, 2, 2),
            .. Norm("mask_downscaling.4", 16),
            .. Layer("mask_downscaling.6", Channels, 16, 1, 1),
        ]),
        .. Prefixed("mask_decoder.",
        [
            .. Transformer("mlp.lin1", "mlp.lin2"),
            .. Enlargement("output_upscaling.0"),
            .. Norm("output_upscaling.1", 64),
            Real("output_upscaling.3.weight", 64, 32, 2, 2),
            Real("output_upscaling.3.bias", 32),
            .. Heads(static i => $"layers.{i}", "layers.2"),
        ]),
    ];

    private static IEnumerable<WeightInfo> EfficientDecoder() =>
    [
        .. Prefixed("prompt_encoder.",
        [
            Real("pe_layer.positional_encoding_gaussian_matrix", 2, Channels / 2),
            .. new[] { "invalid_points", "point_embeddings", "bbox_top_left_embeddings", "bbox_bottom_right_embeddings" }
                .Select(static name => Real(name + ".weight", 1, Channels)),
        ]),
        .. Prefixed("mask_decoder.",
        [
            .. Transformer("mlp.layers.0.0", "mlp.fc"),
            .. Enlargement("final_output_upscaling_layers.0.0"),
            .. Norm("final_output_upscaling_layers.0.1", 64),
            Real("final_output_upscaling_layers.1.0.weight", 64, 32, 2, 2),
            Real("final_output_upscaling_layers.1.0.bias", 32),
            .. Heads(static i => $"layers.{i}.0", "fc"),
        ]),
    ];

    private static IEnumerable<WeightInfo> Transformer(string first, string second) =>
    [
        Real("iou_token.weight", 1, Channels),
        Real("mask_tokens.weight", 4, Channels),
        .. Prefixed("transformer.",
        [
            .. Enumerable.Range(0, 2).SelectMany(layer => Prefixed($"layers.{layer}.",
            [
                .. Attention("self_attn", Channels),
                .. Attention("cross_attn_token_to_image", Inner),
                .. Attention("cross_attn_image_to_token", Inner),
                .. Enumerable.Range(1, 4).SelectMany(static i => Norm($"norm{i}", Channels)),
                .. Layer(first, 2048, Channels),
                .. Layer(second, Channels, 2048),
            ])),
            .. Attention("final_attn_token_to_image", Inner),
            .. Norm("norm_final_attn", Channels),
        ]),
    ];

    private static IEnumerable<WeightInfo> Heads(Func<int, string> hidden, string last) =>
        Enumerable.Range(0, 4).SelectMany(mask => Head($"output_hypernetworks_mlps.{mask}.", 32, hidden, last)).Concat(Head("iou_prediction_head.", 4, hidden, last));

    private static IEnumerable<WeightInfo> Head(string prefix, int outputs, Func<int, string> hidden, string last) => Prefixed(
        prefix, [.. Layer(hidden(0), Channels, Channels), .. Layer(hidden(1), Channels, Channels), .. Layer(last, outputs, Channels)]);

    private static IEnumerable<WeightInfo> Attention(string name, int inner) =>
    [
        .. Layer(name + ".q_proj", inner, Channels),
        .. Layer(name + ".k_proj", inner, Channels),
        .. Layer(name + ".v_proj", inner, Channels),
        .. Layer(name + ".out_proj", Channels, inner),
    ];

    private static IEnumerable<WeightInfo> Enlargement(string name) => [Real(name + ".weight", Channels, 64, 2, 2), Real(name + ".bias", 64)];

    private static IEnumerable<WeightInfo> Neck(int width) =>
    [
        Real("neck.0.weight", Channels, width, 1, 1),
        .. Norm("neck.1", Channels),
        Real("neck.2.weight", Channels, Channels, 3, 3),
        .. Norm("neck.3", Channels),
    ];

    private static IEnumerable<WeightInfo> ConvBn(string name, params long[] shape) =>
    [
        Real(name + ".c.weight", shape),
        .. Norm(name + ".bn", shape[0]),
        Real(name + ".bn.running_mean", shape[0]),
        Real(name + ".bn.running_var", shape[0]),
        new(name + ".bn.num_batches_tracked", WeightElement.I64, []),
    ];

    private static IEnumerable<WeightInfo> Layer(string name, params long[] shape) => [Real(name + ".weight", shape), Real(name + ".bias", shape[0])];

    private static IEnumerable<WeightInfo> Norm(string name, long width) => [Real(name + ".weight", width), Real(name + ".bias", width)];

    private static WeightInfo Real(string name, params long[] shape) => new(name, WeightElement.F32, shape);

    private static IEnumerable<WeightInfo> Prefixed(string prefix, IEnumerable<WeightInfo> tensors) =>
        tensors.Select(tensor => tensor with { Name = prefix + tensor.Name });
}
