using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Models.Import.Onnx;
using PerSense.Engine.Models.Import.Weights;

namespace PerSense.Engine.Models.Import.Layers;

/// <summary>
/// Random Fourier features of positions, as SAM's prompt encoder has them: <c>[sin a, cos a]</c> with
/// <c>a = 2 pi (2 u - 1) . G</c> for a position <c>u</c> in 0..1. In single precision throughout.
/// </summary>
/// <param name="gaussian">G, [2, channels / 2].</param>
internal sealed class FourierCode(Weight gaussian)
{
    private const float FullTurn = 2 * MathF.PI;

    /// <summary>The code of every cell of a grid, a constant [1, cells, channels] in row order.</summary>
    /// <param name="grid">Columns and rows.</param>
    public Weight OfGrid(ImageSize grid)
    {
        var half = (int)gaussian.Shape[1];
        return gaussian.Changed($".grid{grid.Width}x{grid.Height}", [1, grid.Area, 2 * half], g =>
        {
            var codes = new float[grid.Area * 2 * half];
            for (var cell = 0; cell < grid.Area; cell++)
            {
                var x = (2 * ((cell % grid.Width) + 0.5f) / grid.Width) - 1;
                var y = (2 * ((cell / grid.Width) + 0.5f) / grid.Height) - 1;
                for (var k = 0; k < half; k++)
                {
                    var angle = FullTurn * ((x * g[k]) + (y * g[half + k]));
                    codes[(cell * 2 * half) + k] = MathF.Sin(angle);
                    codes[(cell * 2 * half) + half + k] = MathF.Cos(angle);
                }
            }

            return codes;
        });
    }

    /// <summary>The codes of points.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="points">[..., 2], x and y in network pixels, single precision.</param>
    /// <param name="input">Size of the network's input.</param>
    /// <returns>[..., channels].</returns>
    public GraphValue OfPoints(GraphBuilder graph, GraphValue points, ImageSize input)
    {
        var factor = graph.FullWeight(new($"points.factor{input.Width}x{input.Height}", [2], () => [2f / input.Width, 2f / input.Height]));
        var centred = graph.Multiply(graph.Add(points, graph.Like(points, 0.5f)), factor);
        var position = graph.Subtract(centred, graph.Like(points, 1f));
        var angle = graph.Scale(graph.MatrixProduct(position, graph.FullWeight(gaussian)), FullTurn);
        return graph.Join(-1, graph.Node("Sin", [angle]), graph.Node("Cos", [angle]));
    }
}
