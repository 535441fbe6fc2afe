namespace PerSense.Tests.Inference;

/// <summary>A node with one output; <see cref="Attribute"/> is its encoded attribute, if it has one.</summary>
internal sealed record TinyNode(string Operation, string[] Inputs, string Output)
{
    public IEnumerable<byte> Attribute { get; init; } = [];
}
