namespace PerSense.Engine.Inference;

/// <summary>What a worker expects of one input or output: numbers of a given kind and shape.</summary>
/// <param name="Name">The tensor's name in the model.</param>
/// <param name="Axes">Its dimensions, outermost first.</param>
public sealed record TensorContract(string Name, IReadOnlyList<TensorAxis> Axes)
{
    /// <summary>What its numbers are; default reals, and outputs are always reals.</summary>
    public TensorElement Element { get; init; } = TensorElement.Real;

    /// <summary>A contract in the short notation of <see cref="TensorAxis.Parse"/>.</summary>
    /// <param name="name">The tensor's name in the model.</param>
    /// <param name="axes">The dimensions, blank-separated: <c>1 3 H* W*</c>.</param>
    public static TensorContract Of(string name, string axes)
    {
        ArgumentNullException.ThrowIfNull(axes);
        return new(name, [.. axes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(TensorAxis.Parse)]);
    }

    /// <summary>The shape in words: <c>[1, 3, H*, W*]</c>.</summary>
    public string Shape => $"[{string.Join(", ", Axes)}]";

    /// <summary>This contract with lengths put in for symbols.</summary>
    /// <param name="lengths">The known lengths; a symbol that is missing stays as it is.</param>
    internal TensorContract Bind(IReadOnlyList<AxisLength> lengths) => this with
    {
        Axes = [.. Axes.Select(axis => axis.IsOpen ? axis : axis with { Length = lengths.FirstOrDefault(l => l.Symbol == axis.Symbol)?.Length ?? axis.Length })],
    };
}
