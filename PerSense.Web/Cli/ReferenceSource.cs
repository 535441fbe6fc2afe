using PerSense.Engine.Imaging;
using PerSense.Engine.Methods;

namespace PerSense.Web.Cli;

/// <summary>Gives each searched image its reference.</summary>
internal sealed class ReferenceSource
{
    private readonly ReferenceMark _mark;
    private readonly FileInfo? _file;
    private readonly ImageBuffer? _image;

    private ReferenceSource(ReferenceMark mark, FileInfo? file, ImageBuffer? image)
    {
        _mark = mark;
        _file = file;
        _image = image;
    }

    /// <summary>Reads the files that a mark needs.</summary>
    /// <exception cref="CommandFault">A file cannot be read, or the mask does not fit its image.</exception>
    public static async Task<ReferenceSource> LoadAsync(MarkArguments arguments, CancellationToken cancellationToken)
    {
        var image = arguments.Reference is { } reference ? await InputFiles.ReadImageAsync(reference, cancellationToken) : null;
        var mark = arguments.Mark ?? new ReferenceMark.Pixels(await InputFiles.ReadMaskAsync(arguments.Mask!, cancellationToken));
        return new(mark, arguments.Reference, image);
    }

    /// <summary>What is asked about an image. The reference image itself is not decoded twice: a method must see that it is the same.</summary>
    /// <param name="file">The searched image.</param>
    /// <param name="label">The object's name; null when unknown.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="CommandFault">The image cannot be read.</exception>
    public async Task<SegmentationRequest> RequestAsync(FileInfo file, string? label, CancellationToken cancellationToken)
    {
        var isReference = _image is not null && file.FullName == _file?.FullName;
        var image = isReference ? _image! : await InputFiles.ReadImageAsync(file, cancellationToken);
        return new(image, [new(_image ?? image, _mark)], label);
    }
}
