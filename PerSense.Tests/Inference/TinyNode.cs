namespace PerSense.Tests.Inference;

internal sealed record TinyNode(string Operation, string[] Inputs, string Output);
