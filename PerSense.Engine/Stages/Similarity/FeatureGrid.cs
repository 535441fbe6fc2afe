using System.Numerics.Tensors;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Stages.Encoding;

namespace PerSense.Engine.Stages.Similarity;

/// <summary>The features of an image with the channels of a cell side by side: what pooling and cosines read. Immutable.</summary>
internal sealed class FeatureGrid
{
    private readonly float[] _cells;

    /// <summary>Rearranges a stack of channels.</summary>
    /// <param name="features">Shape [1, C, h, w].</param>
    public FeatureGrid(FeatureMap features)
    {
        Channels = features.Channels;
        Size = features.Grid;
        Valid = features.Valid;
        Map = features.Map;
        _cells = new float[Size.Area * Channels];
        for (var channel = 0; channel < Channels; channel++)
        {
            Scatter(features.Channel(channel), channel);
        }
    }

    /// <summary>The memory that its cells take.</summary>
    public long Bytes => sizeof(float) * (long)_cells.Length;

    /// <summary>Entries of one cell.</summary>
    public int Channels { get; }

    /// <summary>Columns and rows, padding included.</summary>
    public ImageSize Size { get; }

    /// <summary>Columns and rows that show the image.</summary>
    public ImageSize Valid { get; }

    /// <summary>Image coordinates to cells.</summary>
    public CoordinateMap Map { get; }

    /// <summary>The feature of one cell, as the encoder gave it.</summary>
    /// <param name="column">Column, below <c>Size.Width</c>.</param>
    /// <param name="row">Row, below <c>Size.Height</c>.</param>
    public ReadOnlySpan<float> Cell(int column, int row) => _cells.AsSpan(((row * Size.Width) + column) * Channels, Channels);

    /// <summary>The cosine of one cell with a direction; 0 where the cell's feature is.</summary>
    /// <param name="column">Column.</param>
    /// <param name="row">Row.</param>
    /// <param name="direction">Length 1.</param>
    public float Cosine(int column, int row, ReadOnlySpan<float> direction)
    {
        var cell = Cell(column, row);
        var length = TensorPrimitives.Norm(cell);
        return length > 0 ? TensorPrimitives.Dot(cell, direction) / length : 0;
    }

    private void Scatter(ReadOnlySpan<float> plane, int channel)
    {
        var target = channel;
        foreach (var value in plane)
        {
            _cells[target] = value;
            target += Channels;
        }
    }
}
