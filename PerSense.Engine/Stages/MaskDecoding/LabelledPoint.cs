using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Stages.MaskDecoding;

/// <summary>A click: on the object, or on what is not the object.</summary>
/// <param name="Point">In image coordinates.</param>
/// <param name="IsForeground">True on the object, false beside it.</param>
public readonly record struct LabelledPoint(ImagePoint Point, bool IsForeground);
