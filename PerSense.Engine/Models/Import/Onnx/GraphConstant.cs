using PerSense.Engine.Models.Import.Weights;

namespace PerSense.Engine.Models.Import.Onnx;

/// <summary>A constant of a graph: reals that are read when they are written, or integers.</summary>
/// <param name="Name">Its name in the graph.</param>
/// <param name="Element">What its numbers are.</param>
/// <param name="Reals">The numbers; null for integers.</param>
/// <param name="Integers">The integers; empty for reals.</param>
/// <param name="Shape">Lengths of its axes.</param>
internal sealed record GraphConstant(string Name, GraphElement Element, Weight? Reals, IReadOnlyList<long> Integers, IReadOnlyList<long> Shape);
