using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Models.Import.Onnx;
using PerSense.Engine.Models.Import.Weights;

namespace PerSense.Engine.Models.Import.Architectures.Sam;

/// <summary>
/// Decomposed relative positions (MViTv2, eq. 4): the unscaled query's products with one table for rows and one for columns are added to the
/// logits. They ride along in the product of queries and keys: the query is prolonged by its products for every row and
/// every column, the key by a one at its own row and its own column. So the logits are written once instead of three times.
/// </summary>
/// <param name="graph">The graph.</param>
/// <param name="area">Columns and rows that attend to each other.</param>
internal sealed class RelativePositions(GraphBuilder graph, ImageSize area)
{
    /// <summary>The products of queries with the tables.</summary>
    /// <param name="query">[N, heads, tokens, width], not scaled.</param>
    /// <param name="weights">The attention's scope: keys <c>rel_pos_h</c> and <c>rel_pos_w</c>.</param>
    /// <returns>[N, heads, tokens, rows + columns].</returns>
    public GraphValue OfQueries(GraphValue query, WeightMap weights)
    {
        var grid = graph.Reshape(query, 0, 0, area.Height, area.Width, -1);
        var rows = graph.MatrixProduct(grid, graph.Weight(Gathered(weights.Take("rel_pos_h"), area.Height)));
        var columns = graph.MatrixProduct(graph.Transpose(grid, 0, 1, 3, 2, 4), graph.Weight(Gathered(weights.Take("rel_pos_w"), area.Width)));
        var both = graph.Join(-1, rows, graph.Transpose(columns, 0, 1, 3, 2, 4));
        return graph.Reshape(both, 0, 0, area.Area, -1);
    }

    /// <summary>What keys are prolonged by: ones at their row and column.</summary>
    /// <param name="batch">Windows.</param>
    /// <param name="heads">Heads.</param>
    /// <returns>[N, heads, tokens, rows + columns].</returns>
    public GraphValue OfKeys(long batch, long heads)
    {
        var width = area.Height + area.Width;
        var ones = graph.Weight(new($"positions.{area.Width}x{area.Height}", [area.Area, width], () =>
        {
            var values = new float[area.Area * width];
            for (var token = 0; token < area.Area; token++)
            {
                values[(token * width) + (token / area.Width)] = 1;
                values[(token * width) + area.Height + (token % area.Width)] = 1;
            }

            return values;
        }));
        return graph.Expand(ones, graph.Integers(batch, heads, area.Area, width));
    }

    /// <summary>A table [2 S - 1, width] as the matrix of each query position, [S queries, width, S keys].</summary>
    internal static Weight Gathered(Weight table, int size)
    {
        var width = (int)table.Shape[1];
        return table.Changed(".gathered", [size, width, size], values =>
        {
            var result = new float[size * width * size];
            for (var i = 0; i < result.Length; i++)
            {
                var (query, channel, key) = (i / (width * size), i / size % width, i % size);
                result[i] = values[((query - key + size - 1) * width) + channel];
            }

            return result;
        });
    }
}
