using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Models.Import.Onnx;
using PerSense.Engine.Models.Import.Weights;

namespace PerSense.Engine.Models.Import.Layers;

/// <summary>
/// The end of SAM's mask decoder: the image grows fourfold by two transposed convolutions, and each mask is the product of its token's
/// vector with it. The kernels do not overlap, so each cell's part of the enlarged image is a linear layer of that cell; the pixels
/// are put in their places at the very end, when only the masks are left.
/// </summary>
/// <param name="graph">The graph.</param>
/// <param name="grid">Columns and rows of the embedding.</param>
internal sealed class MaskUpscaling(GraphBuilder graph, ImageSize grid)
{
    private const int Factor = 2;

    /// <summary>A transposed convolution with a kernel and step of 2: keys <c>weight</c> [in, out, 2, 2] and <c>bias</c>.</summary>
    /// <param name="value">[B, ..., in].</param>
    /// <param name="weights">The layer's scope.</param>
    /// <returns>[B, pixels, out], where the pixels of each cell stand together, row by row.</returns>
    public GraphValue Enlarge(GraphValue value, WeightMap weights)
    {
        var kernel = weights.Take("weight");
        var (inputs, outputs) = ((int)kernel.Shape[0], (int)kernel.Shape[1]);
        var pixels = (int)(kernel.Shape[2] * kernel.Shape[3]);
        var matrix = kernel.Changed(".pixels", [inputs, pixels * outputs], values =>
        {
            var result = new float[values.Length];
            for (var i = 0; i < values.Length; i++)
            {
                var (row, output, pixel) = (i / (outputs * pixels), i / pixels % outputs, i % pixels);
                result[(row * outputs * pixels) + (pixel * outputs) + output] = values[i];
            }

            return result;
        });
        var product = graph.Reshape(graph.MatrixProduct(value, graph.Weight(matrix)), 0, -1, outputs);
        return graph.Add(product, graph.Weight(weights.Take("bias")));
    }

    /// <summary>The masks.</summary>
    /// <param name="image">[B, 16 h w, width] after two enlargements.</param>
    /// <param name="vectors">[B, masks, width].</param>
    /// <param name="masks">How many masks there are.</param>
    /// <returns>[B, masks, 4 h, 4 w].</returns>
    public GraphValue Masks(GraphValue image, GraphValue vectors, long masks)
    {
        var product = graph.MatrixProduct(image, graph.Transpose(vectors, 0, 2, 1));

        // Axes: batch, row, column, then row and column of the first enlargement, of the second, and the mask.
        var pixels = graph.Reshape(product, 0, grid.Height, grid.Width, Factor, Factor, Factor, Factor, masks);
        var ordered = graph.Transpose(pixels, 0, 7, 1, 3, 5, 2, 4, 6);
        return graph.Reshape(ordered, 0, masks, grid.Height * Factor * Factor, grid.Width * Factor * Factor);
    }
}
