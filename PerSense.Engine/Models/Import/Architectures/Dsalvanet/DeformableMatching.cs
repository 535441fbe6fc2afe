using PerSense.Engine.Models.Import.Onnx;

namespace PerSense.Engine.Models.Import.Architectures.Dsalvanet;

/// <summary>
/// Modulated deformable convolution of the query features with kernels that are made from the exemplars (DSALVANet, section 3.3).
/// <para>
/// A tap's kernel is applied before sampling: both are linear, and all channels of an offset group are sampled at the same place, so three
/// filtered maps per tap and offset group are sampled in place of all channels. That is a tenth of the samples and of the memory.
/// Sampling is in single precision.
/// </para>
/// </summary>
internal sealed class DeformableMatching
{
    private const int OffsetGroups = 8;
    private const int WeightGroups = 2;
    private const int GroupsPerWeight = OffsetGroups / WeightGroups;
    private const int Filters = DsalvanetNames.Exemplars;
    private const int Side = DsalvanetNames.BinsPerSide;
    private const int Taps = Side * Side;
    private const int Places = OffsetGroups * Taps;

    /// <summary>Channels of the guide of one dilation: two for the offset of every tap of every offset group, one for its weight.</summary>
    public const int GuideChannels = 3 * Places;

    private readonly GraphBuilder _graph;
    private readonly GraphValue _size;
    private readonly GraphValue _filtered;

    /// <summary>Filters the query with every tap of the kernels.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="query">[1, C, h, w].</param>
    /// <param name="exemplars">[3, C, 3, 3], whose halves of the channels are six kernels in the order in which they lie in memory.</param>
    /// <param name="channels">C.</param>
    public DeformableMatching(GraphBuilder graph, GraphValue query, GraphValue exemplars, long channels)
    {
        _graph = graph;
        _size = graph.Slice(graph.ShapeOf(query), 0, 2..4);
        var kernels = graph.Reshape(exemplars, WeightGroups, Filters, GroupsPerWeight, channels / OffsetGroups, Taps);
        var byPlace = graph.Reshape(graph.Transpose(kernels, 0, 2, 4, 1, 3), OffsetGroups, Taps * Filters, channels / OffsetGroups);
        var groups = graph.Reshape(query, OffsetGroups, channels / OffsetGroups, -1);
        _filtered = graph.Full(Sized(graph.MatrixProduct(byPlace, groups), Places, Filters));
    }

    /// <summary>The six maps of one dilation.</summary>
    /// <param name="guide">[1, 216, h, w]: row and column of each tap's offset, in cells, then how much each tap weighs, before the softmax.</param>
    /// <param name="dilation">Distance of the kernel's taps, in cells.</param>
    /// <returns>[1, 6, h, w].</returns>
    public GraphValue Match(GraphValue guide, int dilation)
    {
        var whole = _graph.Full(guide);
        var offsets = _graph.Reshape(_graph.Slice(whole, 1, ..(2 * Places)), Places, 2, 0, 0);
        var mask = _graph.Softmax(_graph.Slice(whole, 1, (2 * Places)..), axis: 1);
        var rows = Positions(_graph.Pick(offsets, 1, 0), dilation, isRow: true);
        var columns = Positions(_graph.Pick(offsets, 1, 1), dilation, isRow: false);
        var sampled = _graph.Node(
            "GridSample",
            [_filtered, _graph.Join(3, _graph.Unsqueeze(columns, 3), _graph.Unsqueeze(rows, 3))],
            GraphAttribute.Of("align_corners", 1L),
            GraphAttribute.Of("mode", "bilinear"),
            GraphAttribute.Of("padding_mode", "zeros"));
        var modulated = _graph.Multiply(sampled, _graph.Reshape(mask, Places, 1, 0, 0));
        var places = _graph.Reshape(modulated, WeightGroups, GroupsPerWeight * Taps, Filters, -1);
        var sum = _graph.Node("ReduceSum", [places, _graph.Integers(1)], GraphAttribute.Of("keepdims", 0L));
        return _graph.Working(Sized(sum, 1, WeightGroups * Filters));
    }

    /// <summary>Maps [.., h w] as images [N, C, h, w].</summary>
    /// <param name="value">The maps, in C order of N, C and cell.</param>
    /// <param name="leading">N and C.</param>
    public GraphValue Sized(GraphValue value, params long[] leading) =>
        _graph.Node("Reshape", [value, _graph.Join(0, _graph.Integers(leading), _size)]);

    /// <summary>Where to sample along one axis, -1..1 from the first cell's centre to the last's.</summary>
    private GraphValue Positions(GraphValue offsets, int dilation, bool isRow)
    {
        var length = _graph.Pick(_size, 0, isRow ? 0 : 1);
        var cells = _graph.Cast(_graph.Node("Range", [_graph.Integer(0), length, _graph.Integer(1)]), GraphElement.FullReal);
        var place = _graph.Add(_graph.Reshape(cells, 1, isRow ? -1 : 1, isRow ? 1 : -1), TapShifts(dilation, isRow));
        var last = _graph.Cast(_graph.Subtract(length, _graph.Integer(1)), GraphElement.FullReal);
        var share = _graph.Divide(_graph.Scale(_graph.Add(place, offsets), 2f), last);
        return _graph.Subtract(share, _graph.Like(share, 1f));
    }

    private GraphValue TapShifts(int dilation, bool isRow) => _graph.FullWeight(new(
        $"taps:{(isRow ? "rows" : "columns")}:{dilation}",
        [Places, 1, 1],
        () => [.. Enumerable.Range(0, Places).Select(place => (float)(dilation * ((isRow ? place % Taps / Side : place % Side) - 1)))]));
}
