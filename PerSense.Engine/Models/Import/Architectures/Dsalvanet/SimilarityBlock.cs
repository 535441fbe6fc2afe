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
    private readonly WeightMap _comparison = weights.Scope("similarity_cal.");

    /// <summary>Runs the block.</summary>
    /// <param name="state">[1, C, h, w].</param>
    /// <param name="guide">What <see cref="SimilarityQuery.Guide"/> made of it; null to make it here.</param>
    public GraphValue Run(GraphValue state, GraphValue? guide = null)
    {
        var compared = graph.LayerNormOfChannels(graph.Add(state, Compare(state, guide)), weights.Scope("norm1."), Epsilon);
        var shape = new ConvolutionShape(Padding: 1);
        var middle = graph.LeakyRelu(graph.Convolution(compared, weights.Scope("conv1."), shape));
        var refined = graph.Convolution(middle, weights.Scope("conv2."), shape);
        return graph.LayerNormOfChannels(graph.Add(compared, refined), weights.Scope("norm2."), Epsilon);
    }

    private GraphValue Compare(GraphValue state, GraphValue? given)
    {
        var channels = _comparison.Shape("norm.weight")[0];
        var features = new SimilarityQuery(graph, _comparison);
        var query = features.Embed(state);
        var exemplars = features.Embed(bins.Pool(state));
        var matching = new DeformableMatching(graph, query, exemplars, channels);
        var guide = given ?? features.Guide(query);
        var whole = graph.Node("ReduceMax", [exemplars], GraphAttribute.Of("axes", 2L, 3L), GraphAttribute.Of("keepdims", 0L));
        var product = graph.MatrixProduct(
            graph.Reshape(whole, WeightGroups, DsalvanetNames.Exemplars, channels / WeightGroups),
            graph.Reshape(query, WeightGroups, channels / WeightGroups, -1));
        GraphValue[] maps =
        [
            matching.Sized(product, 1, WeightGroups * DsalvanetNames.Exemplars),
            .. SimilarityQuery.Dilations.Select((dilation, i) => matching.Match(Part(guide, i), dilation)),
        ];
        return graph.Convolution(graph.Join(1, maps), _comparison.Scope("out_conv."));
    }

    private GraphValue Part(GraphValue guide, int dilation) =>
        graph.Slice(guide, 1, (dilation * DeformableMatching.GuideChannels)..((dilation + 1) * DeformableMatching.GuideChannels));
}
