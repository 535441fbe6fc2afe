using PerSense.Engine.Models.Import.Layers;
using PerSense.Engine.Models.Import.Onnx;
using PerSense.Engine.Models.Import.Weights;

namespace PerSense.Engine.Models.Import.Architectures.Dsalvanet;

/// <summary>One of DSALVANet's similarity blocks: the features learn where they look like the exemplars.</summary>
/// <param name="graph">The graph.</param>
/// <param name="weights">The block's scope.</param>
/// <param name="bins">The exemplars' bins.</param>
internal sealed class SimilarityBlock(GraphBuilder graph, WeightMap weights, ExemplarBins bins)
{
    /// <summary>Of every normalisation in the network.</summary>
    public const float Epsilon = 1e-5f;

    private const int WeightGroups = 2;
    private static readonly int[] Dilations = [1, 2, 4];

    /// <summary>Runs the block.</summary>
    /// <param name="state">[1, C, h, w].</param>
    public GraphValue Run(GraphValue state)
    {
        var compared = graph.LayerNormOfChannels(graph.Add(state, Compare(state)), weights.Scope("norm1."), Epsilon);
        var shape = new ConvolutionShape(Padding: 1);
        var middle = graph.LeakyRelu(graph.Convolution(compared, weights.Scope("conv1."), shape));
        var refined = graph.Convolution(middle, weights.Scope("conv2."), shape);
        return graph.LayerNormOfChannels(graph.Add(compared, refined), weights.Scope("norm2."), Epsilon);
    }

    private GraphValue Compare(GraphValue state)
    {
        var comparison = weights.Scope("similarity_cal.");
        var channels = comparison.Shape("norm.weight")[0];
        var query = Embed(state, comparison);
        var exemplars = Embed(bins.Pool(state), comparison);
        var matching = new DeformableMatching(graph, query, exemplars, channels);
        var whole = graph.Node("ReduceMax", [exemplars], GraphAttribute.Of("axes", 2L, 3L), GraphAttribute.Of("keepdims", 0L));
        var product = graph.MatrixProduct(
            graph.Reshape(whole, WeightGroups, DsalvanetNames.Exemplars, channels / WeightGroups),
            graph.Reshape(query, WeightGroups, channels / WeightGroups, -1));
        GraphValue[] maps =
        [
            matching.Sized(product, 1, WeightGroups * DsalvanetNames.Exemplars),
            .. Dilations.Select(dilation => matching.Match(comparison.Scope($"mdm_d{dilation}."), dilation)),
        ];
        return graph.Convolution(graph.Join(1, maps), comparison.Scope("out_conv."));
    }

    private GraphValue Embed(GraphValue value, WeightMap comparison) =>
        graph.LayerNormOfChannels(graph.Convolution(value, comparison.Scope("in_conv.")), comparison.Scope("norm."), Epsilon);
}
