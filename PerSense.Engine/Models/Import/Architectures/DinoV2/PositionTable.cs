using PerSense.Engine.Models.Import.Onnx;
using PerSense.Engine.Models.Import.Weights;

namespace PerSense.Engine.Models.Import.Architectures.DinoV2;

/// <summary>
/// DINOv2's learned positions, resampled inside the graph for the grid of each run: <c>R P C'</c> for every channel, where the matrices R
/// and C hold the weights of the table's rows and columns. Single precision throughout.
/// </summary>
internal sealed class PositionTable
{
    private const float GridOffset = 0.1f;

    // A cubic kernel reaches two cells, so that many repeated border cells stand on each side of the table.
    private const int Reach = 2;

    private readonly GraphBuilder _graph;
    private readonly Weight _table;
    private readonly PositionRule _rule;
    private readonly int _side;
    private readonly int _channels;

    /// <summary>Takes the table.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="table">[1, 1 + side * side, channels]: the class token's position, then the grid's row by row.</param>
    /// <param name="rule">How it is resampled.</param>
    /// <exception cref="WeightException">The grid is no square.</exception>
    public PositionTable(GraphBuilder graph, Weight table, PositionRule rule)
    {
        (_graph, _table, _rule) = (graph, table, rule);
        _side = (int)Math.Sqrt(table.Shape[1] - 1);
        _channels = (int)table.Shape[2];
        if ((_side * _side) + 1 != table.Shape[1])
        {
            throw new WeightException($"The tensor '{table.Name}' holds {table.Shape[1] - 1} positions beside the class token's; a square grid is expected.");
        }
    }

    private int Border => _rule == PositionRule.Offset ? Reach : 0;

    private int PaddedSide => _side + (2 * Border);

    /// <summary>The class token's position, [1, 1, channels].</summary>
    public GraphValue OfClass() => _graph.FullWeight(_table.Changed(".class", [1, 1, _channels], values => values[.._channels]));

    /// <summary>The positions of a grid of patches.</summary>
    /// <param name="patches">[1, C, rows, columns]; only its shape is read.</param>
    /// <returns>[1, rows * columns, channels].</returns>
    public GraphValue OfPatches(GraphValue patches)
    {
        var shape = _graph.ShapeOf(patches);
        var (rows, columns) = (_graph.Pick(shape, 0, 2), _graph.Pick(shape, 0, 3));
        var isTable = _graph.Node("And", GraphElement.Truth, [IsSide(rows), IsSide(columns)]);
        var byRow = _graph.MatrixProduct(Weights(rows, isTable), _graph.FullWeight(Padded()));
        var byCell = _graph.MatrixProduct(Weights(columns, isTable), _graph.Reshape(byRow, -1, PaddedSide, _channels));
        return _graph.Reshape(byCell, 1, -1, _channels);
    }

    private GraphValue IsSide(GraphValue length) => _graph.Node("Equal", GraphElement.Truth, [length, _graph.Integer(_side)]);

    /// <summary>The weight of every cell of the table's padded axis for every cell of an axis, [length, padded side].</summary>
    private GraphValue Weights(GraphValue length, GraphValue isTable)
    {
        var cells = _graph.Cast(_graph.Node("Range", [_graph.Integer(0), length, _graph.Integer(1)]), GraphElement.FullReal);
        var cell = _graph.Reshape(cells, -1, 1);
        var count = _graph.Cast(length, GraphElement.FullReal);
        return _rule == PositionRule.Offset ? OffsetWeights(cell, count, isTable) : AntialiasedWeights(cell, count);
    }

    // At its own size the table is taken as it is; the offset would move it.
    private GraphValue OffsetWeights(GraphValue cell, GraphValue count, GraphValue isTable)
    {
        var step = _graph.Divide(Real(_side), _graph.Add(count, Real(GridOffset)));
        var place = _graph.Subtract(_graph.Multiply(_graph.Add(cell, Real(0.5f)), step), Real(0.5f));
        var chosen = _graph.Node("Where", GraphElement.FullReal, [isTable, cell, place]);
        return Cubic(_graph.Node("Abs", [_graph.Subtract(chosen, TableCells())]), -0.75f);
    }

    private GraphValue AntialiasedWeights(GraphValue cell, GraphValue count)
    {
        var step = _graph.Divide(Real(_side), count);
        var centre = _graph.Subtract(_graph.Multiply(_graph.Add(cell, Real(0.5f)), step), Real(0.5f));
        var width = _graph.Node("Max", [step, Real(1)]);
        var weights = Cubic(_graph.Node("Abs", [_graph.Divide(_graph.Subtract(TableCells(), centre), width)]), -0.5f);
        return _graph.Divide(weights, _graph.Node("ReduceSum", [weights, _graph.Integers(1)]));
    }

    /// <summary>The cubic convolution kernel at distances of 0 or more.</summary>
    private GraphValue Cubic(GraphValue distance, float a)
    {
        var x = _graph.Node("Min", [distance, Real(Reach)]);
        var near = Polynomial(x, a + 2, -(a + 3), 0, 1);
        var far = Polynomial(x, a, -5 * a, 8 * a, -4 * a);
        return _graph.Node("Where", GraphElement.FullReal, [_graph.Node("Less", GraphElement.Truth, [x, Real(1)]), near, far]);
    }

    private GraphValue Polynomial(GraphValue x, params float[] coefficients) =>
        coefficients.Skip(1).Aggregate(Real(coefficients[0]), (sum, next) => _graph.Add(_graph.Multiply(sum, x), Real(next)));

    private GraphValue TableCells() => _graph.FullWeight(new(
        $"table.cells:{PaddedSide}", [1, PaddedSide], () => [.. Enumerable.Range(-Border, PaddedSide).Select(static cell => (float)cell)]));

    /// <summary>The grid with its border cells repeated, [padded side, padded side * channels].</summary>
    private Weight Padded() => _table.Changed(".grid", [PaddedSide, (long)PaddedSide * _channels], values =>
    {
        var result = new float[PaddedSide * PaddedSide * _channels];
        for (var cell = 0; cell < PaddedSide * PaddedSide; cell++)
        {
            var row = Math.Clamp((cell / PaddedSide) - Border, 0, _side - 1);
            var column = Math.Clamp((cell % PaddedSide) - Border, 0, _side - 1);
            values.AsSpan((1 + (row * _side) + column) * _channels, _channels).CopyTo(result.AsSpan(cell * _channels));
        }

        return result;
    });

    private GraphValue Real(float value) => _graph.Like(new(string.Empty, GraphElement.FullReal), value);
}
