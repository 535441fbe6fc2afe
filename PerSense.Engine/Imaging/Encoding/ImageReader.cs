using PerSense.Engine.Imaging.Encoding.Vips;

namespace PerSense.Engine.Imaging.Encoding;

/// <summary>The one way into a file: limits, signature and header are checked before a pixel is decoded.</summary>
internal static unsafe class ImageReader
{
    // A managed array holds at most this many RGB pixels, whatever the configured limit says.
    private static readonly long _largestBuffer = Array.MaxLength / 3;

    /// <summary>Checks the file and hands it to <paramref name="read"/>, which may throw a <see cref="VipsException"/>.</summary>
    /// <returns>What <paramref name="read"/> gave, or why the file is refused.</returns>
    public static ImageReading<T> Read<T>(ReadOnlySpan<byte> data, ImageLimits limits, Func<VipsSource, ImageHeader, ImageReading<T>> read)
        where T : class
    {
        if (FindProblem(data, limits) is { } problem)
        {
            return new(problem);
        }

        fixed (byte* start = data)
        {
            var format = ImageSignature.Recognise(data)!.Value;
            var source = new VipsSource(start, data.Length, format);
            try
            {
                var header = ReadHeader(source, format, limits);
                return header.Succeeded ? read(source, header.Value) : new(header.Problem);
            }
            catch (VipsException)
            {
                return new(ImageProblem.Damaged);
            }
        }
    }

    private static ImageProblem? FindProblem(ReadOnlySpan<byte> data, ImageLimits limits)
    {
        if (data.IsEmpty)
        {
            return ImageProblem.Empty;
        }

        if (data.Length > limits.MaxBytes)
        {
            return ImageProblem.TooManyBytes(data.Length, limits);
        }

        if (ImageSignature.Recognise(data) is not null)
        {
            return null;
        }

        return ImageSignature.NameUnsupported(data) is { } name ? ImageProblem.UnsupportedFormat(name) : ImageProblem.NotAnImage;
    }

    private static ImageReading<ImageHeader> ReadHeader(VipsSource source, ImageFormat format, ImageLimits limits)
    {
        using var image = source.Open();
        var effective = limits with { MaxPixels = Math.Min(limits.MaxPixels, _largestBuffer) };
        if (image.Size.Area > effective.MaxPixels)
        {
            return new(ImageProblem.TooManyPixels(image.Size, effective));
        }

        if (image.Format is not (VipsSampleFormat.Byte or VipsSampleFormat.UInt16))
        {
            return new(ImageProblem.UnsupportedSamples);
        }

        var samples = new ImageSamples(image.Bands, image.Format == VipsSampleFormat.Byte ? 8 : 16, image.HasAlpha);
        return new(new ImageHeader(format, image.Size, image.Orientation, image.Pages, samples));
    }
}
