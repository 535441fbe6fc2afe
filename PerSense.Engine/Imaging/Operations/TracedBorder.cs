using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Imaging.Operations;

/// <summary>A border as the scan met it.</summary>
/// <param name="Points">Its points.</param>
/// <param name="IsHole">Whether it goes round a hole.</param>
/// <param name="Parent">Index of the surrounding border in the order of discovery; -1 for the frame.</param>
internal sealed record TracedBorder(IReadOnlyList<PixelIndex> Points, bool IsHole, int Parent);
