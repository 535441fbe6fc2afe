using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Inference;

namespace PerSense.Engine.Stages.Encoding;

/// <summary>A stack of channels on one grid: a tensor [1, C, h, w] and where its cells lie on the image.</summary>
/// <param name="Tensor">Shape [1, C, h, w].</param>
/// <param name="Map">Image coordinates to the cells of this grid.</param>
/// <param name="Valid">The cells that show the image; those to the right and below are padding.</param>
public sealed record FeatureMap(TensorBuffer Tensor, CoordinateMap Map, ImageSize Valid)
{
    /// <summary>Number of channels.</summary>
    public int Channels => Tensor.Shape[1];

    /// <summary>Columns and rows of the grid, padding included.</summary>
    public ImageSize Grid => new(Tensor.Shape[3], Tensor.Shape[2]);

    /// <summary>One channel, row by row.</summary>
    /// <param name="index">Channel index.</param>
    public ReadOnlySpan<float> Channel(int index)
    {
        var plane = Tensor.Shape[2] * Tensor.Shape[3];
        return Tensor.Values.Slice(index * plane, plane);
    }
}
