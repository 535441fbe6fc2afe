namespace PerSense.Engine.Evaluation.Export;

/// <summary>An 8-bit sRGB colour.</summary>
/// <param name="Red">0..255.</param>
/// <param name="Green">0..255.</param>
/// <param name="Blue">0..255.</param>
public readonly record struct InstanceColour(byte Red, byte Green, byte Blue);
