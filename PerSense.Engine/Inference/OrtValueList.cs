using Microsoft.ML.OnnxRuntime;

namespace PerSense.Engine.Inference;

/// <summary>Tensors for the runtime: the memory of reals stays pinned, not copied, until this is disposed; other numbers are converted.</summary>
internal sealed class OrtValueList : IDisposable
{
    private readonly List<OrtValue> _values;

    /// <summary>Pins the tensors.</summary>
    /// <param name="tensors">The tensors.</param>
    /// <param name="contracts">What the model wants them to be, by name.</param>
    public OrtValueList(IReadOnlyList<NamedTensor> tensors, IReadOnlyList<TensorContract> contracts)
    {
        Names = [.. tensors.Select(static tensor => tensor.Name)];
        _values = new(tensors.Count);
        foreach (var (name, tensor) in tensors)
        {
            _values.Add(ValueOf(tensor, contracts.First(contract => contract.Name == name).Element));
        }
    }

    /// <summary>The tensors' names.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The views, in the order of <see cref="Names"/>.</summary>
    public IReadOnlyList<OrtValue> Values => _values;

    /// <inheritdoc/>
    public void Dispose() => _values.ForEach(static value => value.Dispose());

    private static OrtValue ValueOf(TensorBuffer tensor, TensorElement element)
    {
        long[] shape = [.. tensor.Shape.ToArray().Select(static side => (long)side)];
        return element switch
        {
            TensorElement.Whole => OrtValue.CreateTensorValueFromMemory(Array.ConvertAll(tensor.Values.ToArray(), static value => (long)value), shape),
            TensorElement.Truth => OrtValue.CreateTensorValueFromMemory(Array.ConvertAll(tensor.Values.ToArray(), static value => value != 0), shape),
            _ => OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, tensor.Memory, shape),
        };
    }
}
