using PerSense.Engine.Models.Import.Onnx;

namespace PerSense.Engine.Models.Import.Architectures.Dsalvanet;

/// <summary>
/// The exemplars' adaptive max pooling with the bins as inputs of the graph: a bin is a rectangle of cells, cut out by a slice whose limits
/// each run chooses.
/// </summary>
internal sealed class ExemplarBins
{
    private const int PerSide = DsalvanetNames.BinsPerSide;
    private readonly GraphBuilder _graph;
    private readonly GraphValue[] _starts;
    private readonly GraphValue[] _ends;

    /// <summary>Adds the inputs.</summary>
    /// <param name="graph">The graph.</param>
    public ExemplarBins(GraphBuilder graph)
    {
        _graph = graph;
        _starts = Limits(DsalvanetNames.BinStarts);
        _ends = Limits(DsalvanetNames.BinEnds);
    }

    /// <summary>The largest value of every channel in every bin.</summary>
    /// <param name="features">[1, C, h, w].</param>
    /// <returns>[exemplars, C, 3, 3].</returns>
    public GraphValue Pool(GraphValue features)
    {
        var bins = _starts.Zip(_ends, (start, end) => _graph.Node(
            "ReduceMax",
            [_graph.Node("Slice", [features, start, end, _graph.Integers(2, 3)])],
            GraphAttribute.Of("axes", 2L, 3L),
            GraphAttribute.Of("keepdims", 0L)));
        return _graph.Transpose(_graph.Reshape(_graph.Join(0, [.. bins]), DsalvanetNames.Exemplars, PerSide, PerSide, -1), 0, 3, 1, 2);
    }

    private GraphValue[] Limits(string input)
    {
        var limits = _graph.Cast(_graph.Input(input, DsalvanetNames.Bins, 2), GraphElement.Integer);
        return [.. Enumerable.Range(0, DsalvanetNames.Bins).Select(bin => _graph.Pick(limits, 0, bin))];
    }
}
