namespace PerSense.Engine.Models.Import.Onnx;

/// <summary>Changes of shape in a graph; the numbers stay the same.</summary>
internal static class ShapeOperations
{
    /// <summary>Another shape; -1 takes what is left, 0 keeps the axis.</summary>
    public static GraphValue Reshape(this GraphBuilder graph, GraphValue value, params long[] shape) => graph.Node("Reshape", [value, graph.Integers(shape)]);

    /// <summary>Axes in another order.</summary>
    public static GraphValue Transpose(this GraphBuilder graph, GraphValue value, params long[] order) =>
        graph.Node("Transpose", [value], GraphAttribute.Of("perm", order));

    /// <summary>Values one after the other along an axis.</summary>
    public static GraphValue Join(this GraphBuilder graph, long axis, params GraphValue[] values) =>
        graph.Node("Concat", values, GraphAttribute.Of("axis", axis));

    /// <summary>A range of an axis.</summary>
    public static GraphValue Slice(this GraphBuilder graph, GraphValue value, long axis, Range range) =>
        graph.Node("Slice", [value, graph.Integers(Position(range.Start)), graph.Integers(Position(range.End)), graph.Integers(axis)]);

    /// <summary>Equal parts of an axis.</summary>
    public static IReadOnlyList<GraphValue> Split(this GraphBuilder graph, GraphValue value, long axis, int parts) => graph.Nodes(
        "Split", [.. Enumerable.Repeat(value.Element, parts)], [value], GraphAttribute.Of("axis", axis));

    /// <summary>One entry of an axis; the axis goes away.</summary>
    public static GraphValue Pick(this GraphBuilder graph, GraphValue value, long axis, long index) =>
        graph.Node("Gather", [value, graph.Integer(index)], GraphAttribute.Of("axis", axis));

    /// <summary>Axes of length one put in.</summary>
    public static GraphValue Unsqueeze(this GraphBuilder graph, GraphValue value, params long[] axes) => graph.Node("Unsqueeze", [value, graph.Integers(axes)]);

    /// <summary>Zeros round the value: as many before each axis, then as many after each.</summary>
    public static GraphValue Pad(this GraphBuilder graph, GraphValue value, params long[] beforeThenAfter) =>
        graph.Node("Pad", [value, graph.Integers(beforeThenAfter), graph.Like(value, 0f)]);

    /// <summary>The shape as integers.</summary>
    public static GraphValue ShapeOf(this GraphBuilder graph, GraphValue value) => graph.Node("Shape", GraphElement.Integer, [value]);

    /// <summary>Repeated along axes of length one to a shape.</summary>
    public static GraphValue Expand(this GraphBuilder graph, GraphValue value, GraphValue shape) => graph.Node("Expand", [value, shape]);

    // The format counts from the end by negative numbers and has no name for the end itself; a number beyond it is cut to it.
    private static long Position(Index index) => index.IsFromEnd ? index.Value == 0 ? long.MaxValue : -index.Value : index.Value;
}
