namespace PerSense.Tests.Methods.Parity;

/// <summary>What a decoder answered to a single point.</summary>
internal sealed record PipelineAnswer((int X, int Y) Point, IReadOnlyList<double> Scores);
