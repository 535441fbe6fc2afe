using PerSense.Engine.Imaging;

namespace PerSense.Engine.Methods;

/// <summary>What is asked of a method: find everything in the image that is like the references.</summary>
/// <param name="Image">The image to search.</param>
/// <param name="References">At least one; all on one image.</param>
/// <param name="ClassLabel">The object's name, for methods that read it; null when unknown.</param>
public sealed record SegmentationRequest(ImageBuffer Image, IReadOnlyList<Reference> References, string? ClassLabel = null);
