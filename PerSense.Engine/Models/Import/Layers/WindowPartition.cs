using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Models.Import.Onnx;

namespace PerSense.Engine.Models.Import.Layers;

/// <summary>Square windows of a grid of tokens; those at the right and the bottom are filled up with zeros.</summary>
/// <param name="graph">The graph.</param>
/// <param name="grid">Columns and rows of the grid.</param>
/// <param name="side">Side of a window.</param>
internal sealed class WindowPartition(GraphBuilder graph, ImageSize grid, int side)
{
    private readonly int _columns = (grid.Width + side - 1) / side;
    private readonly int _rows = (grid.Height + side - 1) / side;

    /// <summary>How many windows there are.</summary>
    public long Count => _columns * _rows;

    /// <summary>[1, h, w, C] as [windows, side * side, C].</summary>
    public GraphValue Cut(GraphValue value)
    {
        var (right, bottom) = ((_columns * side) - grid.Width, (_rows * side) - grid.Height);
        var padded = right + bottom == 0 ? value : graph.Pad(value, 0, 0, 0, 0, 0, bottom, right, 0);
        var windows = graph.Transpose(graph.Reshape(padded, _rows, side, _columns, side, -1), 0, 2, 1, 3, 4);
        return graph.Reshape(windows, Count, side * side, -1);
    }

    /// <summary>[windows, side * side, C] as [1, h, w, C]; what was filled up is cut off.</summary>
    public GraphValue Join(GraphValue windows)
    {
        var ordered = graph.Transpose(graph.Reshape(windows, _rows, _columns, side, side, -1), 0, 2, 1, 3, 4);
        var full = graph.Reshape(ordered, 1, _rows * side, _columns * side, -1);
        return graph.Slice(graph.Slice(full, 1, ..grid.Height), 2, ..grid.Width);
    }
}
