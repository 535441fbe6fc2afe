namespace PerSense.Engine.Inference;

/// <summary>The length that a manifest states for a contract's symbol.</summary>
/// <param name="Symbol">The symbol, as in <see cref="TensorContract"/>.</param>
/// <param name="Length">Its length, at least 1.</param>
public sealed record AxisLength(string Symbol, int Length);
