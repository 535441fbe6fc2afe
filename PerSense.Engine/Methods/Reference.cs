using PerSense.Engine.Imaging;

namespace PerSense.Engine.Methods;

/// <summary>A support image and the object marked on it.</summary>
/// <param name="Image">The image; the very same instance as the request's image when the mark lies on it.</param>
/// <param name="Mark">The marked object.</param>
public sealed record Reference(ImageBuffer Image, ReferenceMark Mark);
