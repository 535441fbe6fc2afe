using PerSense.Engine.Models.Import.Layers;
using PerSense.Engine.Models.Import.Onnx;
using PerSense.Engine.Models.Import.Weights;

namespace PerSense.Engine.Models.Import.Architectures.Sam;

/// <summary>
/// SAM's prompt encoder and mask decoder as one graph, with PerSAM's guidance and semantic prompt as optional inputs. Any number of prompts
/// (B) with any number of points each (N); boxes are points of the labels 2 and 3.
/// </summary>
/// <param name="graph">The graph.</param>
/// <param name="weights">The whole checkpoint.</param>
/// <param name="shape">What the weights do not say.</param>
internal sealed class SamDecoderGraph(GraphBuilder graph, WeightMap weights, SamDecoderShape shape)
{
    private const int Masks = 4;

    private readonly WeightMap _decoder = weights.Scope("mask_decoder.");
    private readonly SamPromptEncoder _prompts = new(graph, weights.Scope("prompt_encoder."), shape);

    /// <summary>Builds the graph.</summary>
    /// <param name="weights">The whole checkpoint; <c>prompt_encoder</c> and <c>mask_decoder</c> are taken.</param>
    /// <param name="shape">What the weights do not say.</param>
    /// <param name="precision">How reals are stored.</param>
    /// <exception cref="WeightException">The weights are not of this architecture.</exception>
    public static OnnxGraph Build(WeightMap weights, SamDecoderShape shape, GraphPrecision precision)
    {
        var graph = new GraphBuilder("sam-decoder", precision);
        new SamDecoderGraph(graph, weights, shape).Run();
        return graph.Build();
    }

    private void Run()
    {
        var channels = _decoder.Shape("iou_token.weight")[1];
        var embedding = graph.Input(SamDecoderNames.Embedding, 1, channels, shape.Grid.Height, shape.Grid.Width);
        var tokens = graph.DecoderTokens(_prompts.Tokens(), _decoder, Masks);
        var image = graph.Add(graph.Transpose(graph.Reshape(embedding, 0, 0, -1), 0, 2, 1), _prompts.Dense());
        var guidance = new SamGuidance(graph, shape.Grid.Area, channels);
        var transformer = new SamTransformer(graph, _decoder.Scope("transformer."), shape.Heads);
        var state = transformer.Run(new(tokens, image), _prompts.Positions(), guidance);
        var iou = graph.Perceptron(graph.Pick(state.Tokens, 1, 0), Layers("iou_prediction_head."), ArithmeticOperations.Relu);
        graph.Output(SamDecoderNames.PredictedIou, iou, "prompts", Masks);
        graph.Output(SamDecoderNames.Masks, Decode(state), "prompts", Masks, shape.Mask.Height, shape.Mask.Width);
    }

    private GraphValue Decode(TwoWayState state)
    {
        var upscaling = new MaskUpscaling(graph, shape.Grid);
        var layers = _decoder.Scope("output_upscaling.");
        var half = graph.LayerNorm(upscaling.Enlarge(state.Image, layers.Scope("0.")), layers.Scope("1."), 1e-6f);
        var image = graph.Gelu(upscaling.Enlarge(graph.Gelu(half), layers.Scope("3.")));
        var vectors = Enumerable.Range(0, Masks).Select(mask => graph.Unsqueeze(
            graph.Perceptron(graph.Pick(state.Tokens, 1, 1 + mask), Layers($"output_hypernetworks_mlps.{mask}."), ArithmeticOperations.Relu), 1));
        return upscaling.Masks(image, graph.Join(1, [.. vectors]), Masks);
    }

    private WeightMap[] Layers(string head)
    {
        var scope = _decoder.Scope(head);
        return [.. Enumerable.Range(0, scope.Count("layers.")).Select(layer => scope.Scope($"layers.{layer}."))];
    }
}
