namespace PerSense.Engine.Imaging.Encoding.Vips;

/// <summary>libvips refused an operation. Its text is for developers: the error buffer is shared by the whole process.</summary>
internal sealed class VipsException(string message) : Exception(message);
