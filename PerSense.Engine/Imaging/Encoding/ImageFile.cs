namespace PerSense.Engine.Imaging.Encoding;

/// <summary>Picture files on disk.</summary>
public static class ImageFile
{
    /// <summary>Reads a file into memory unless it is larger than the limit, which is checked first.</summary>
    /// <param name="path">The file.</param>
    /// <param name="limits">What to refuse; only the number of bytes counts here.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static async Task<ImageReading<byte[]>> ReadAsync(string path, ImageLimits limits, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(limits);
        var length = new FileInfo(path).Length;
        return length > limits.MaxBytes
            ? new(ImageProblem.TooManyBytes(length, limits))
            : new(await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false));
    }
}
