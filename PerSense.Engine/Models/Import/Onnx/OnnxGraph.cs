using PerSense.Onnx;

namespace PerSense.Engine.Models.Import.Onnx;

/// <summary>A finished graph: its nodes, inputs and outputs, and the constants that are written beside them.</summary>
/// <param name="Frame">The graph without its constants.</param>
/// <param name="Constants">The constants in the order in which they were first used.</param>
/// <param name="Precision">How reals are stored.</param>
internal sealed record OnnxGraph(GraphProto Frame, IReadOnlyList<GraphConstant> Constants, GraphPrecision Precision);
