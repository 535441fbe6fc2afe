namespace PerSense.Engine.Models.Import.Weights;

/// <summary>
/// A tensor of reals on its way from a checkpoint into a graph: its shape is known, its numbers are read when they are written, one tensor
/// at a time. Immutable.
/// </summary>
internal sealed class Weight
{
    private readonly Func<float[]> _read;

    /// <summary>A tensor whose numbers come from a function.</summary>
    /// <param name="name">Its name in the graph.</param>
    /// <param name="shape">Lengths of its axes.</param>
    /// <param name="read">Gives all numbers in C order; may be called more than once and gives the same each time.</param>
    public Weight(string name, IReadOnlyList<long> shape, Func<float[]> read)
    {
        Name = name;
        Shape = shape;
        _read = read;
    }

    /// <summary>Its name in the graph.</summary>
    public string Name { get; }

    /// <summary>Lengths of its axes; empty for a scalar.</summary>
    public IReadOnlyList<long> Shape { get; }

    /// <summary>How many numbers it holds.</summary>
    public long Length => Shape.Aggregate(1L, static (product, length) => product * length);

    /// <summary>All numbers in C order.</summary>
    public float[] Read() => _read();

    /// <summary>The same numbers under another name and shape.</summary>
    /// <param name="shape">Lengths whose product is the same.</param>
    public Weight Reshaped(params long[] shape) => shape.Aggregate(1L, static (product, length) => product * length) == Length
        ? new(Name, shape, _read)
        : throw new ArgumentException($"{Name} has {Length} numbers and cannot take the shape [{string.Join(", ", shape)}].", nameof(shape));

    /// <summary>A linear layer's [out, in] matrix as [in, out], the way MatMul takes it.</summary>
    public Weight Transposed()
    {
        var (rows, columns) = ((int)Shape[0], (int)Shape[1]);
        return new(Name + ".T", [columns, rows], () =>
        {
            var (from, to) = (_read(), new float[rows * columns]);
            for (var r = 0; r < rows; r++)
            {
                for (var c = 0; c < columns; c++)
                {
                    to[(c * rows) + r] = from[(r * columns) + c];
                }
            }

            return to;
        });
    }

    /// <summary>Some rows: entries of the first axis.</summary>
    /// <param name="start">The first row.</param>
    /// <param name="count">How many.</param>
    public Weight Rows(long start, long count)
    {
        var row = (int)(Length / Shape[0]);
        return new($"{Name}[{start}:{start + count}]", [count, .. Shape.Skip(1)], () => _read().AsSpan((int)start * row, (int)count * row).ToArray());
    }

    /// <summary>Numbers computed from these, shape and all; the function gets all numbers.</summary>
    /// <param name="suffix">Added to the name.</param>
    /// <param name="shape">The result's shape.</param>
    /// <param name="change">Gives the result's numbers in C order.</param>
    public Weight Changed(string suffix, IReadOnlyList<long> shape, Func<float[], float[]> change) => new(Name + suffix, shape, () => change(_read()));
}
