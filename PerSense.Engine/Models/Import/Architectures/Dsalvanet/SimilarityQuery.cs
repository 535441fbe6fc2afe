using PerSense.Engine.Models.Import.Onnx;
using PerSense.Engine.Models.Import.Weights;

namespace PerSense.Engine.Models.Import.Architectures.Dsalvanet;

/// <summary>What one of DSALVANet's similarity blocks makes of the features before it sees an exemplar.</summary>
/// <param name="graph">The graph.</param>
/// <param name="comparison">The scope <c>similarity_cal.</c> of the block.</param>
internal sealed class SimilarityQuery(GraphBuilder graph, WeightMap comparison)
{
    /// <summary>Distances of the matching's taps, in cells.</summary>
    public static readonly IReadOnlyList<int> Dilations = [1, 2, 4];

    /// <summary>Features as they are compared.</summary>
    /// <param name="value">[N, C, h, w]: the image's or the exemplars' features.</param>
    /// <returns>[N, C, h, w].</returns>
    public GraphValue Embed(GraphValue value) =>
        graph.LayerNormOfChannels(graph.Convolution(value, comparison.Scope("in_conv.")), comparison.Scope("norm."), SimilarityBlock.Epsilon);

    /// <summary>Where and how strongly the matching looks.</summary>
    /// <param name="query">[1, C, h, w]: the image's features as they are compared.</param>
    /// <returns>[1, 3 x 216, h, w]: for each dilation what <see cref="DeformableMatching.Match"/> takes.</returns>
    public GraphValue Guide(GraphValue query)
    {
        var shape = new ConvolutionShape(Padding: 1);
        return graph.Join(1, [.. Dilations.Select(dilation => comparison.Scope($"mdm_d{dilation}.")).SelectMany(matching => new[]
        {
            graph.Convolution(query, matching.Scope("conv_offset."), shape),
            graph.Convolution(query, matching.Scope("conv_mask."), shape),
        })]);
    }
}
