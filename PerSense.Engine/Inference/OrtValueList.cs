using Microsoft.ML.OnnxRuntime;

namespace PerSense.Engine.Inference;

/// <summary>Views of tensors for the runtime: their memory stays pinned, not copied, until this is disposed.</summary>
internal sealed class OrtValueList : IDisposable
{
    private readonly List<OrtValue> _values;

    /// <summary>Pins the tensors.</summary>
    /// <param name="tensors">The tensors.</param>
    public OrtValueList(IReadOnlyList<NamedTensor> tensors)
    {
        Names = [.. tensors.Select(static tensor => tensor.Name)];
        _values = new(tensors.Count);
        foreach (var (_, tensor) in tensors)
        {
            long[] shape = [.. tensor.Shape.ToArray().Select(static side => (long)side)];
            _values.Add(OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, tensor.Memory, shape));
        }
    }

    /// <summary>The tensors' names.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The views, in the order of <see cref="Names"/>.</summary>
    public IReadOnlyList<OrtValue> Values => _values;

    /// <inheritdoc/>
    public void Dispose() => _values.ForEach(static value => value.Dispose());
}
