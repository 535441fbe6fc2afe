using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Stages.Exemplars;

/// <summary>The box of one object that a counter is shown.</summary>
/// <param name="Box">In the coordinates of the image that holds it.</param>
/// <param name="Score">Predicted IoU of the mask that gave the box, 0..1; 1 for a box that a person drew.</param>
public sealed record Exemplar(ImageBox Box, double Score);
