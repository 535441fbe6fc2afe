namespace PerSense.Tests.Inference;

/// <summary>An input or output of a tiny model: numbers are fixed dimensions, words are free ones.</summary>
internal sealed record TinyTensor(string Name, params string[] Dimensions)
{
    public int Element { get; init; } = TinyModel.Float;
}
