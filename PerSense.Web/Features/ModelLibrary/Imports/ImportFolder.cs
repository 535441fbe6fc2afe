using Microsoft.Extensions.Options;
using PerSense.Web.Configuration;

namespace PerSense.Web.Features.ModelLibrary.Imports;

/// <summary>The folder on the server that an administrator offers checkpoints in. Only plain files that lie in it itself are seen.</summary>
public sealed class ImportFolder(IOptions<ModelImportOptions> options)
{
    private static readonly string[] _endings = [".pt", ".pth", ".safetensors", ".bin", ".onnx"];

    /// <summary>The folder; null when none is set.</summary>
    public string? Root => options.Value.Folder is { } folder ? Path.GetFullPath(folder) : null;

    /// <summary>Its checkpoints, by name; empty when there is no folder.</summary>
    public IReadOnlyList<ImportFile> Files() => Root is { } root && Directory.Exists(root)
        ? [.. new DirectoryInfo(root).EnumerateFiles().Where(IsOffered).OrderBy(static file => file.Name, StringComparer.Ordinal).Select(static file => new ImportFile(file.Name, file.Length))]
        : [];

    /// <summary>The path of an offered file; null for any other name, so that no name leads out of the folder.</summary>
    public string? Find(string name) => Files().Any(file => file.Name == name) ? Path.Combine(Root!, name) : null;

    // A link could lead anywhere.
    private static bool IsOffered(FileInfo file) => file.LinkTarget is null && _endings.Contains(file.Extension, StringComparer.OrdinalIgnoreCase);
}
