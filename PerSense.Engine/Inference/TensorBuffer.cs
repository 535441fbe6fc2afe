namespace PerSense.Engine.Inference;

/// <summary>A dense single-precision tensor in C order. Owns its memory; spans borrow it.</summary>
public sealed class TensorBuffer
{
    private readonly float[] _values;
    private readonly int[] _shape;

    /// <summary>A tensor over existing values, which it takes over.</summary>
    /// <param name="values">Exactly as many values as the shape says.</param>
    /// <param name="shape">The length of each dimension; none negative.</param>
    /// <exception cref="ArgumentException">The number of values does not match the shape.</exception>
    public TensorBuffer(float[] values, params int[] shape)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(shape);
        var length = shape.Aggregate(1L, static (product, side) => product * side);
        if (length != values.LongLength)
        {
            throw new ArgumentException($"A tensor of shape [{string.Join(", ", shape)}] needs {length} values, got {values.LongLength}.", nameof(values));
        }

        _values = values;
        _shape = shape;
    }

    /// <summary>A tensor of zeros.</summary>
    /// <param name="shape">The length of each dimension; none negative.</param>
    /// <returns>A tensor that owns fresh memory.</returns>
    public static TensorBuffer Zeros(params int[] shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        return new(new float[shape.Aggregate(1L, static (product, side) => product * side)], shape);
    }

    /// <summary>The length of each dimension.</summary>
    public ReadOnlySpan<int> Shape => _shape;

    /// <summary>All values in C order.</summary>
    public Span<float> Values => _values;

    /// <summary>The same values as memory, for callers that cannot hold a span.</summary>
    public Memory<float> Memory => _values;
}
