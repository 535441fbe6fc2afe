using System.Runtime.CompilerServices;
using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Imaging.Operations;
using PerSense.Engine.Stages.Encoding;

namespace PerSense.Tests.Methods.Fakes;

/// <summary>The connected objects that the fake networks see in an embedding: bright regions of the resized picture.</summary>
internal sealed class SeenObjects
{
    private const int Dark = 150;
    private static readonly ConditionalWeakTable<ImageEmbedding, SeenObjects> _known = [];

    private readonly ImageBuffer _input;
    private readonly ComponentSet _components;

    private SeenObjects(ImageBuffer input)
    {
        _input = input;
        var mask = new Mask(input.Size);
        for (var i = 0; i < mask.Cells.Length; i++)
        {
            var pixel = input.Pixels.Slice(3 * i, 3);
            mask.Cells[i] = pixel[0] + pixel[1] + pixel[2] > Dark ? (byte)1 : (byte)0;
        }

        _components = ConnectedComponents.Label(mask);
    }

    public IReadOnlyList<Component> Items => _components.Items;

    public static SeenObjects In(ImageEmbedding embedding) => _known.GetValue(embedding, static one => new(one.Input));

    /// <summary>The object at a point of the network's input; 0 for none.</summary>
    public int At(GridPoint point) =>
        point.Column >= 0 && point.Row >= 0 && point.Column < _input.Width && point.Row < _input.Height
            ? _components.Labels[point.Column, point.Row]
            : 0;

    public bool IsRed(GridPoint point)
    {
        var pixel = _input.Row(Math.Clamp(point.Row, 0, _input.Height - 1)).Slice(3 * Math.Clamp(point.Column, 0, _input.Width - 1), 3);
        return pixel[0] > pixel[2];
    }
}
