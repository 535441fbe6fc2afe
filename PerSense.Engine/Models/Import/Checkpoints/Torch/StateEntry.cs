namespace PerSense.Engine.Models.Import.Checkpoints.Torch;

/// <summary>A tensor of a state_dict by its full name.</summary>
/// <param name="Name">Its name; levels of nested dictionaries are joined by dots.</param>
/// <param name="Tensor">The tensor as the file states it.</param>
internal sealed record StateEntry(string Name, PickleValue.Tensor Tensor);
