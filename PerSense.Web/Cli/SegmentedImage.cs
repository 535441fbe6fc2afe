using PerSense.Engine.Imaging;
using PerSense.Engine.Methods;

namespace PerSense.Web.Cli;

/// <summary>An image and what was found in it.</summary>
internal sealed record SegmentedImage(ImageBuffer Image, SegmentationResult Result);
