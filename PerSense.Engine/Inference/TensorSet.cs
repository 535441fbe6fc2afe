namespace PerSense.Engine.Inference;

/// <summary>The outputs of one run, by name. Immutable; the tensors belong to the caller.</summary>
public sealed class TensorSet
{
    private readonly IReadOnlyList<NamedTensor> _items;

    /// <summary>A set over named tensors.</summary>
    /// <param name="items">Tensors of distinct names.</param>
    public TensorSet(IReadOnlyList<NamedTensor> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        _items = items;
    }

    /// <summary>The tensor of a name.</summary>
    /// <param name="name">One of the contract's output names.</param>
    /// <exception cref="KeyNotFoundException">The contract has no such output.</exception>
    public TensorBuffer this[string name] =>
        _items.FirstOrDefault(item => item.Name == name)?.Tensor
        ?? throw new KeyNotFoundException($"There is no output '{name}'; there are {string.Join(", ", _items.Select(static item => item.Name))}.");
}
