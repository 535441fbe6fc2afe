namespace PerSense.Engine.Models.Import.Onnx;

/// <summary>A tensor in a graph under construction.</summary>
/// <param name="Name">Its unique name.</param>
/// <param name="Element">What its numbers are.</param>
internal readonly record struct GraphValue(string Name, GraphElement Element);
