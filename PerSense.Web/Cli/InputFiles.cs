using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Encoding;

namespace PerSense.Web.Cli;

/// <summary>Finds and reads the pictures named on the command line.</summary>
internal static class InputFiles
{
    private static readonly string[] Extensions = [".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff"];

    /// <summary>The file itself, or the pictures in a folder in the order of their names; what this program writes is no input.</summary>
    /// <param name="path">A file or a folder.</param>
    /// <exception cref="CommandFault">There is nothing.</exception>
    public static IReadOnlyList<FileInfo> Find(string path)
    {
        if (!Directory.Exists(path))
        {
            return File.Exists(path) ? [new FileInfo(path)] : throw CommandFault.BadInput($"There is no file or folder {path}. Check the name.");
        }

        var files = new DirectoryInfo(path).EnumerateFiles().Where(IsPicture).OrderBy(static file => file.Name, StringComparer.Ordinal).ToList();
        return files.Count > 0
            ? files
            : throw CommandFault.BadInput($"There is no image in {path}. Put JPEG, PNG, WebP or TIFF files there, or name another folder.");
    }

    /// <summary>Decodes a picture.</summary>
    /// <exception cref="CommandFault">It cannot be read; the message names the file.</exception>
    public static Task<ImageBuffer> ReadImageAsync(FileInfo file, CancellationToken cancellationToken) =>
        ReadAsync(file, static bytes => ImageCodec.Decode(bytes), cancellationToken);

    /// <summary>Decodes a picture as a mask: everything but black is inside.</summary>
    /// <exception cref="CommandFault">It cannot be read; the message names the file.</exception>
    public static Task<Mask> ReadMaskAsync(FileInfo file, CancellationToken cancellationToken) =>
        ReadAsync(file, static bytes => MaskImage.Decode(bytes), cancellationToken);

    private static async Task<T> ReadAsync<T>(FileInfo file, Func<byte[], ImageReading<T>> decode, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            var bytes = await ImageFile.ReadAsync(file.FullName, ImageLimits.Default, cancellationToken);
            var reading = bytes.Succeeded ? decode(bytes.Value) : null;
            return reading?.Value ?? throw CommandFault.BadInput($"{file.Name}: {(bytes.Problem ?? reading!.Problem!).Message}");
        }
        catch (FileNotFoundException)
        {
            throw CommandFault.BadInput($"There is no file {file.FullName}. Check the name.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw CommandFault.BadInput($"{file.FullName} cannot be read: {fault.Message}");
        }
    }

    private static bool IsPicture(FileInfo file) =>
        Extensions.Contains(file.Extension, StringComparer.OrdinalIgnoreCase) && !OutputPaths.IsOutput(file.Name);
}
