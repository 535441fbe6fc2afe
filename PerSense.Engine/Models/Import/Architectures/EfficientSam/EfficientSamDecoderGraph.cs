using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Models.Import.Architectures.Sam;
using PerSense.Engine.Models.Import.Layers;
using PerSense.Engine.Models.Import.Onnx;
using PerSense.Engine.Models.Import.Weights;

namespace PerSense.Engine.Models.Import.Architectures.EfficientSam;

/// <summary>
/// EfficientSAM's prompt encoder and mask decoder as one graph. Every prompt has six points, filled up with (-1, -1) of the label -1; there
/// is no mask input and no guidance.
/// </summary>
/// <param name="graph">The graph.</param>
/// <param name="weights">The whole checkpoint.</param>
internal sealed class EfficientSamDecoderGraph(GraphBuilder graph, WeightMap weights)
{
    /// <summary>Points of every prompt.</summary>
    public const int Points = 6;

    private const int Masks = 4;
    private const int Heads = 8;
    private const int InputSide = EfficientSamEncoderGraph.InputSide;
    private const int Side = InputSide / 16;
    private const float Epsilon = 1e-5f;

    private readonly WeightMap _prompts = weights.Scope("prompt_encoder.");
    private readonly WeightMap _decoder = weights.Scope("mask_decoder.");

    /// <summary>Builds the graph.</summary>
    /// <param name="weights">The whole checkpoint; <c>prompt_encoder</c> and <c>mask_decoder</c> are taken.</param>
    /// <param name="precision">How reals are stored.</param>
    /// <exception cref="WeightException">The weights are not of this architecture.</exception>
    public static OnnxGraph Build(WeightMap weights, GraphPrecision precision)
    {
        var graph = new GraphBuilder("efficientsam-decoder", precision);
        new EfficientSamDecoderGraph(graph, weights).Run();
        return graph.Build();
    }

    private void Run()
    {
        var channels = _decoder.Shape("iou_token.weight")[1];
        var embedding = graph.Input(SamDecoderNames.Embedding, 1, channels, Side, Side);
        var image = graph.Transpose(graph.Reshape(embedding, 0, 0, -1), 0, 2, 1);
        var code = new FourierCode(_prompts.Take("pe_layer.positional_encoding_gaussian_matrix"));
        var tokens = graph.DecoderTokens(PromptTokens(code, channels), _decoder, Masks);
        var transformer = new EfficientSamTransformer(graph, _decoder.Scope("transformer."), Heads);
        var state = transformer.Run(new(tokens, image), graph.Weight(code.OfGrid(new(Side, Side))));
        var iou = Perceptron(graph.Pick(state.Tokens, 1, 0), "iou_prediction_head.");
        graph.Output(SamDecoderNames.PredictedIou, iou, "prompts", Masks);
        var mask = SamDecoderShape.MaskFactor * Side;
        graph.Output(SamDecoderNames.Masks, Decode(state), "prompts", Masks, mask, mask);
    }

    /// <summary>Codes of all points, also of empty ones, each with the embedding of its label; a label of 0 has none.</summary>
    private GraphValue PromptTokens(FourierCode code, long channels)
    {
        var points = graph.InputOf(GraphElement.FullReal, SamDecoderNames.Points, "prompts", Points, 2);
        var labels = graph.InputOf(GraphElement.FullReal, SamDecoderNames.Labels, "prompts", Points);
        var none = new Weight("no_label", [1, channels], () => new float[channels]);
        Weight[] rows =
        [
            _prompts.Take("invalid_points.weight"),
            none,
            _prompts.Take("point_embeddings.weight"),
            _prompts.Take("bbox_top_left_embeddings.weight"),
            _prompts.Take("bbox_bottom_right_embeddings.weight"),
        ];
        var table = graph.Join(0, [.. rows.Select(graph.FullWeight)]);
        var row = graph.Cast(graph.Add(labels, graph.Like(labels, 1f)), GraphElement.Integer);
        var places = code.OfPoints(graph, points, new ImageSize(InputSide, InputSide));
        return graph.Working(graph.Add(places, graph.Node("Gather", [table, row], GraphAttribute.Of("axis", 0L))));
    }

    private GraphValue Decode(TwoWayState state)
    {
        var upscaling = new MaskUpscaling(graph, new(Side, Side));
        var layers = _decoder.Scope("final_output_upscaling_layers.");
        var half = NormaliseWhole(upscaling.Enlarge(state.Image, layers.Scope("0.0.")), layers.Scope("0.1."));
        var image = graph.Gelu(upscaling.Enlarge(graph.Gelu(half), layers.Scope("1.0.")));
        var vectors = Enumerable.Range(0, Masks).Select(mask => graph.Unsqueeze(
            Perceptron(graph.Pick(state.Tokens, 1, 1 + mask), $"output_hypernetworks_mlps.{mask}."), 1));
        return upscaling.Masks(image, graph.Join(1, [.. vectors]), Masks);
    }

    /// <summary>Group normalisation with one group of [B, pixels, channels], in single precision.</summary>
    private GraphValue NormaliseWhole(GraphValue value, WeightMap layer)
    {
        var full = graph.Full(value);
        var (one, zero) = (graph.FullWeight(new("one", [1], () => [1f])), graph.FullWeight(new("zero", [1], () => [0f])));
        var normal = graph.Node("InstanceNormalization", [graph.Reshape(full, 0, 1, -1), one, zero], GraphAttribute.Of("epsilon", Epsilon));
        var pixels = graph.Reshape(normal, 0, -1, layer.Shape("weight")[0]);
        var scaled = graph.Multiply(pixels, graph.FullWeight(layer.Take("weight")));
        return graph.Working(graph.Add(scaled, graph.FullWeight(layer.Take("bias"))));
    }

    private GraphValue Perceptron(GraphValue value, string head)
    {
        var scope = _decoder.Scope(head);
        var hidden = Enumerable.Range(0, scope.Count("layers.")).Select(layer => scope.Scope($"layers.{layer}.0."));
        return graph.Perceptron(value, [.. hidden, scope.Scope("fc.")], ArithmeticOperations.Gelu);
    }
}
