using PerSense.Engine.Models.Import.Weights;

namespace PerSense.Tests.Models.Import.Architectures;

/// <summary>Weights under names with something before them, as in a checkpoint of which they are a part.</summary>
internal sealed class PrefixedWeights(string prefix, IWeightSource source) : IWeightSource
{
    public IReadOnlyList<WeightInfo> Tensors { get; } = [.. source.Tensors.Select(tensor => tensor with { Name = prefix + tensor.Name })];

    public void Read(string name, long start, Span<float> values) => source.Read(name[prefix.Length..], start, values);
}
