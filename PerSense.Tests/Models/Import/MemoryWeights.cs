using PerSense.Engine.Models.Import.Weights;

namespace PerSense.Tests.Models.Import;

/// <summary>Named tensors in memory.</summary>
internal sealed class MemoryWeights : IWeightSource
{
    private readonly Dictionary<string, float[]> _values = new(StringComparer.Ordinal);
    private readonly List<WeightInfo> _tensors = [];

    public IReadOnlyList<WeightInfo> Tensors => _tensors;

    public MemoryWeights With(string name, long[] shape, params float[] values)
    {
        _tensors.Add(new(name, WeightElement.F32, shape));
        _values.Add(name, values);
        return this;
    }

    public void Read(string name, long start, Span<float> values) => _values[name].AsSpan((int)start, values.Length).CopyTo(values);
}
