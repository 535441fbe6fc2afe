using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Imaging.Encoding;

/// <summary>A refused image file: the code for programs and the sentence for people.</summary>
/// <param name="Fault">What is wrong.</param>
/// <param name="Message">What happened, why, and what to do next. Never names a library or a path.</param>
public sealed record ImageProblem(ImageFault Fault, string Message)
{
    internal static ImageProblem Empty { get; } = new(
        ImageFault.Empty, "The file is empty. Choose the image again; it may not have been copied completely.");

    internal static ImageProblem NotAnImage { get; } = new(
        ImageFault.NotAnImage, "This file is not an image, whatever its name says. Use a JPEG, PNG, WebP or TIFF file.");

    internal static ImageProblem Damaged { get; } = new(
        ImageFault.Damaged, "The image is cut short or damaged and cannot be read to its end. Copy or export it again.");

    internal static ImageProblem UnsupportedSamples { get; } = new(
        ImageFault.UnsupportedFormat,
        "The image does not hold 8-bit or 16-bit samples. Save it with 8 or 16 bits for each colour and try again.");

    internal static ImageProblem ColouredLabels { get; } = new(
        ImageFault.UnsupportedFormat,
        "The label image is in colour, so its pixels are no instance numbers. Save it as a grey PNG with 8 or 16 bits.");

    internal static ImageProblem UnsupportedFormat(string format) => new(
        ImageFault.UnsupportedFormat, $"{format} files are not read. Save the picture as JPEG, PNG, WebP or TIFF and try again.");

    internal static ImageProblem TooManyBytes(long bytes, ImageLimits limits) => new(
        ImageFault.TooManyBytes,
        $"The file has {InMegabytes(bytes)} MB; at most {InMegabytes(limits.MaxBytes)} MB are accepted. " +
        "Save it smaller or with more compression, or raise the limit in the configuration.");

    internal static ImageProblem TooManyPixels(ImageSize size, ImageLimits limits) => new(
        ImageFault.TooManyPixels,
        $"The image is {size.Width} x {size.Height} pixels ({InMegapixels(size.Area)} megapixels); at most {InMegapixels(limits.MaxPixels)} " +
        "megapixels are accepted. Scale or crop it, or raise the limit in the configuration.");

    private static string InMegabytes(long bytes) => (bytes / (1024.0 * 1024)).ToString("0.#");

    private static string InMegapixels(long pixels) => (pixels / 1e6).ToString("0.##");
}
