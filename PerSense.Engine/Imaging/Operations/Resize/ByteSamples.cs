using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Imaging.Operations.Resize;

/// <summary>A picture of any number of interleaved 8-bit channels.</summary>
internal readonly record struct ByteSamples(Memory<byte> Memory, ImageSize Size, int Channels);
