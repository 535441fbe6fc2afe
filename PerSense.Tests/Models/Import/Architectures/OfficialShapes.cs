using PerSense.Engine.Models.Import.Weights;

namespace PerSense.Tests.Models.Import.Architectures;

/// <summary>The tensors of official checkpoints by name and shape, as the specifications list them.</summary>
internal static class OfficialShapes
{
    public static IEnumerable<WeightInfo> Dino(int channels, int depth, int registers = 0)
    {
        var isGated = channels == 1536;
        return
        [
            Of("cls_token", 1, 1, channels), Of("pos_embed", 1, 1370, channels), Of("mask_token", 1, channels),
            .. registers > 0 ? [Of("register_tokens", 1, registers, channels)] : Enumerable.Empty<WeightInfo>(),
            .. Biased("patch_embed.proj", channels, 3, 14, 14),
            .. Enumerable.Range(0, depth).SelectMany(i => DinoBlock($"blocks.{i}.", channels, isGated)),
            .. Biased("norm", channels),
        ];
    }

    public static IEnumerable<WeightInfo> CounTr() =>
    [
        Of("pos_embed", 1, 576, 768), Of("decoder_pos_embed", 1, 576, 512), Of("shot_token", 512),
        .. Biased("patch_embed.proj", 768, 3, 16, 16),
        .. Enumerable.Range(0, 12).SelectMany(static i => Block($"blocks.{i}.", 768)),
        .. Biased("norm", 768), .. Biased("decoder_embed", 512, 768),
        .. Biased("decoder_proj1.0", 64, 3, 3, 3), .. Biased("decoder_proj2.0", 128, 64, 3, 3),
        .. Biased("decoder_proj3.0", 256, 128, 3, 3), .. Biased("decoder_proj4.0", 512, 256, 3, 3),
        .. Enumerable.Range(0, 2).SelectMany(static i => CounTrDecoderBlock($"decoder_blocks.{i}.")),
        .. Biased("decoder_norm", 512), .. Biased("decode_head0.0", 256, 512, 3, 3),
        .. Enumerable.Range(1, 3).SelectMany(static i => Biased($"decode_head{i}.0", 256, 256, 3, 3)),
        .. Enumerable.Range(0, 4).SelectMany(static i => Biased($"decode_head{i}.1", 256)),
        .. Biased("decode_head3.3", 1, 256, 1, 1),
    ];

    public static IEnumerable<WeightInfo> ResNet50(string prefix = "", bool countsBatches = true) =>
    [
        Of(prefix + "conv1.weight", 64, 3, 7, 7), .. Norm(prefix + "bn1.", 64, countsBatches),
        .. new[] { 3, 4, 6, 3 }.SelectMany((blocks, stage) => Enumerable.Range(0, blocks)
            .SelectMany(block => Bottleneck($"{prefix}layer{stage + 1}.{block}.", 64 << stage, stage == 0 ? 64 : 128 << stage, block == 0)))
            .Where(tensor => countsBatches || tensor.Element == WeightElement.F32),
        .. Biased(prefix + "fc", 1000, 2048),
    ];

    private static IEnumerable<WeightInfo> DinoBlock(string block, int channels, bool isGated) =>
    [
        .. Biased(block + "norm1", channels), .. Biased(block + "norm2", channels), .. Attention(block + "attn.", channels),
        Of(block + "ls1.gamma", channels), Of(block + "ls2.gamma", channels),
        .. isGated
            ? [.. Biased(block + "mlp.w12", 8192, channels), .. Biased(block + "mlp.w3", channels, 4096)]
            : Mlp(block + "mlp.", channels),
    ];

    private static IEnumerable<WeightInfo> Block(string block, int channels) =>
        [.. Biased(block + "norm1", channels), .. Biased(block + "norm2", channels), .. Attention(block + "attn.", channels), .. Mlp(block + "mlp.", channels)];

    private static IEnumerable<WeightInfo> CounTrDecoderBlock(string block) =>
    [
        .. Enumerable.Range(0, 3).SelectMany(i => Biased($"{block}norm{i}", 512)),
        .. Attention(block + "selfattn.", 512),
        .. new[] { "wq", "wk", "wv", "proj" }.SelectMany(layer => Biased($"{block}attn.{layer}", 512, 512)),
        .. Mlp(block + "mlp.", 512),
    ];

    private static IEnumerable<WeightInfo> Attention(string layer, int channels) =>
        [.. Biased(layer + "qkv", 3 * channels, channels), .. Biased(layer + "proj", channels, channels)];

    private static IEnumerable<WeightInfo> Mlp(string layer, int channels) =>
        [.. Biased(layer + "fc1", 4 * channels, channels), .. Biased(layer + "fc2", channels, 4 * channels)];

    private static IEnumerable<WeightInfo> Bottleneck(string block, int width, int inputs, bool isFirst) =>
    [
        Of(block + "conv1.weight", width, isFirst ? inputs : 4 * width, 1, 1), Of(block + "conv2.weight", width, width, 3, 3), Of(block + "conv3.weight", 4 * width, width, 1, 1),
        .. Norm(block + "bn1.", width, true), .. Norm(block + "bn2.", width, true), .. Norm(block + "bn3.", 4 * width, true),
        .. isFirst ? [Of(block + "downsample.0.weight", 4 * width, inputs, 1, 1), .. Norm(block + "downsample.1.", 4 * width, true)] : Enumerable.Empty<WeightInfo>(),
    ];

    private static IEnumerable<WeightInfo> Norm(string layer, int channels, bool countsBatches) =>
    [
        .. new[] { "weight", "bias", "running_mean", "running_var" }.Select(part => Of(layer + part, channels)),
        .. countsBatches ? [new(layer + "num_batches_tracked", WeightElement.I64, [])] : Enumerable.Empty<WeightInfo>(),
    ];

    private static IEnumerable<WeightInfo> Biased(string layer, params long[] shape) => [Of(layer + ".weight", shape), Of(layer + ".bias", shape[0])];

    private static WeightInfo Of(string name, params long[] shape) => new(name, WeightElement.F32, shape);
}
