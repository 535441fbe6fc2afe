using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Imaging.Operations;

/// <summary>One connected region of a mask.</summary>
/// <param name="Label">Its number in the label map, from 1.</param>
/// <param name="Box">The tight box of its pixels.</param>
/// <param name="Area">Its number of pixels.</param>
/// <param name="Centroid">The mean of its pixels' centres.</param>
public readonly record struct Component(int Label, ImageBox Box, long Area, ImagePoint Centroid);
