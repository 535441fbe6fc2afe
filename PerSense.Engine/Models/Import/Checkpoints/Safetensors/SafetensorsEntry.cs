using PerSense.Engine.Models.Import.Weights;

namespace PerSense.Engine.Models.Import.Checkpoints.Safetensors;

/// <summary>A tensor of the header.</summary>
/// <param name="Info">What it is.</param>
/// <param name="Start">Its first byte, counted from the end of the header.</param>
/// <param name="End">The byte after its last.</param>
internal sealed record SafetensorsEntry(WeightInfo Info, long Start, long End);
