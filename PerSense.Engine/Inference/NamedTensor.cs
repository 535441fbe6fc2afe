namespace PerSense.Engine.Inference;

/// <summary>A tensor under the name that a model knows it by.</summary>
/// <param name="Name">The model's name for it.</param>
/// <param name="Tensor">Its values; borrowed for the time of a run.</param>
public sealed record NamedTensor(string Name, TensorBuffer Tensor);
