using PerSense.Engine.Imaging.Encoding;

namespace PerSense.Engine.Evaluation.Datasets;

/// <summary>
/// A folder of test images: <c>&lt;class&gt;/&lt;id&gt;.jpg</c> with <c>&lt;id&gt;.labels.png</c>, described by <c>index.json</c>. In each
/// class <c>00</c> is the reference image, whose labels hold one instance. Immutable; opening reads the index alone.
/// </summary>
public sealed class LabelledFolderPack
{
    private const int ReferenceLabel = 1;
    private static readonly string[] _extensions = [".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff"];

    private LabelledFolderPack(string name, IReadOnlyList<PackClass> classes)
    {
        Name = name;
        Classes = classes;
    }

    /// <summary>The pack's own name.</summary>
    public string Name { get; }

    /// <summary>The classes in the order of the index.</summary>
    public IReadOnlyList<PackClass> Classes { get; }

    /// <summary>Reads the index and checks that every file it names is there.</summary>
    /// <param name="folder">The folder that holds <c>index.json</c>.</param>
    /// <exception cref="PackException">The index is missing or wrong, or a file that it names is missing.</exception>
    public static LabelledFolderPack Open(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var file = Path.Combine(folder, "index.json");
        if (!File.Exists(file))
        {
            throw new PackException($"{folder} is no labelled-folder pack: there is no index.json in it. Name the folder that holds index.json.");
        }

        var index = PackIndex.Read(file);
        return new(index.Pack ?? Path.GetFileName(Path.GetFullPath(folder)), [.. index.Classes.Select(item => OpenClass(folder, item.Key, item.Value))]);
    }

    /// <summary>Decodes an image and its labels.</summary>
    /// <param name="image">An image of any pack.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="PackException">A file cannot be read, or image and labels do not fit together.</exception>
    public static async Task<PackSample> LoadAsync(PackImage image, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(image);
        var picture = await ReadAsync(image.ImageFile, static bytes => ImageCodec.Decode(bytes), cancellationToken).ConfigureAwait(false);
        var labels = await ReadAsync(image.LabelsFile, static bytes => LabelImage.Decode(bytes), cancellationToken).ConfigureAwait(false);
        if (picture.Size != labels.Size)
        {
            throw new PackException(
                $"{image.LabelsFile} is {labels.Width} x {labels.Height} pixels but its image is {picture.Width} x {picture.Height}; they must be equal.");
        }

        return labels.Labels.Contains(image.Exemplar)
            ? new(picture, labels)
            : throw new PackException($"{image.LabelsFile} has no pixel with label {image.Exemplar}, which should be its exemplar. Correct index.json or the labels.");
    }

    private static async Task<T> ReadAsync<T>(string file, Func<byte[], ImageReading<T>> decode, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            var reading = decode(await File.ReadAllBytesAsync(file, cancellationToken).ConfigureAwait(false));
            return reading.Succeeded ? reading.Value : throw new PackException($"{file}: {reading.Problem.Message}");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new PackException($"{file} cannot be read: {fault.Message}", fault);
        }
    }

    private static PackClass OpenClass(string folder, string name, PackIndex.ClassEntry entry)
    {
        var home = Path.Combine(folder, PlainName(name));
        if (!Directory.Exists(home))
        {
            throw new PackException($"index.json names the class {name}, but {home} does not exist. Add the folder or take the class out of the index.");
        }

        return new(name, OpenImage(home, "00", ReferenceLabel), [.. entry.Images.Select(image => OpenImage(home, image.Id, image.Exemplar))]);
    }

    private static PackImage OpenImage(string home, string id, int exemplar)
    {
        var labels = Path.Combine(home, PlainName(id) + ".labels.png");
        var picture = _extensions.Select(extension => Path.Combine(home, id + extension)).FirstOrDefault(File.Exists)
            ?? throw new PackException($"{Path.Combine(home, id)}.jpg is missing. Each image of index.json, and the reference 00, needs a picture and labels.");
        return File.Exists(labels)
            ? new(id, picture, labels, exemplar)
            : throw new PackException($"{labels} is missing. Each image of index.json, and the reference 00, needs a picture and labels.");
    }

    // Names become paths, also of files that are written; none may lead out of its folder.
    private static string PlainName(string name) => name.Length > 0 && name is not ("." or "..") && name.IndexOfAny(['/', '\\', '\0']) < 0
        ? name
        : throw new PackException($"index.json holds the name '{name}', which is no plain folder or file name. Correct it.");
}
