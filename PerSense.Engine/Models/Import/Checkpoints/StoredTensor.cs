using PerSense.Engine.Models.Import.Weights;

namespace PerSense.Engine.Models.Import.Checkpoints;

/// <summary>A tensor and where its numbers lie in the file. Whoever builds one has checked that all of them are inside the file.</summary>
/// <param name="Info">What it is.</param>
/// <param name="Offset">Where the number with the index 0 on every axis starts, in bytes.</param>
/// <param name="Strides">The distance between neighbours on each axis, in numbers; null when they lie in C order without gaps.</param>
internal sealed record StoredTensor(WeightInfo Info, long Offset, IReadOnlyList<long>? Strides);
