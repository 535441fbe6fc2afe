using PerSense.Engine.Models.Import.Layers;
using PerSense.Engine.Models.Import.Onnx;
using PerSense.Engine.Models.Import.Weights;

namespace PerSense.Engine.Models.Import.Architectures.CounTr;

/// <summary>CounTR's small convolutional network that makes one token of each exemplar; a learned token stands in when there is none.</summary>
/// <param name="graph">The graph.</param>
/// <param name="weights">The whole checkpoint.</param>
internal sealed class CounTrExemplarEncoder(GraphBuilder graph, WeightMap weights)
{
    private const int Stages = 4;

    /// <summary>Encodes the exemplars.</summary>
    /// <param name="exemplars">[E, 3, 64, 64]; E may be 0.</param>
    /// <returns>[1, max(E, 1), channels].</returns>
    public GraphValue Run(GraphValue exemplars)
    {
        var features = exemplars;
        for (var number = 1; number <= Stages; number++)
        {
            var layer = weights.Scope($"decoder_proj{number}.0.");
            var convolved = graph.Convolution(features, layer, new(Padding: 1));
            var active = graph.Relu(graph.InstanceNorm(convolved, layer.Shape("weight")[0]));
            features = number < Stages ? graph.LargestOf(active, new(Stride: 2), side: 2) : Mean(active);
        }

        var token = weights.Take("shot_token");
        return graph.Unsqueeze(OrToken(features, graph.Weight(token.Reshaped(1, token.Length))), 0);
    }

    private GraphValue Mean(GraphValue image) =>
        graph.Node("ReduceMean", [image], GraphAttribute.Of("axes", 2L, 3L), GraphAttribute.Of("keepdims", 0L));

    /// <summary>The features, or the token when there are none: the first entries of both together.</summary>
    private GraphValue OrToken(GraphValue features, GraphValue token)
    {
        var count = graph.Slice(graph.ShapeOf(features), 0, ..1);
        var end = graph.Node("Max", [count, graph.Integers(1)]);
        return graph.Node("Slice", [graph.Join(0, features, token), graph.Integers(0), end, graph.Integers(0)]);
    }
}
