namespace PerSense.Web.Cli;

/// <summary>The three files that belong to one segmented image.</summary>
/// <param name="Labels">16-bit instance labels.</param>
/// <param name="Overlay">The image with its instances drawn over it.</param>
/// <param name="Json">COCO annotations, counts and timings.</param>
internal sealed record OutputPaths(string Labels, string Overlay, string Json)
{
    private const string LabelsSuffix = ".labels.png";
    private const string OverlaySuffix = ".overlay.png";

    /// <summary>Whether a file name is one that this program gives to pictures it writes.</summary>
    public static bool IsOutput(string fileName) =>
        fileName.EndsWith(LabelsSuffix, StringComparison.OrdinalIgnoreCase) || fileName.EndsWith(OverlaySuffix, StringComparison.OrdinalIgnoreCase);

    /// <summary>Paths for each input, named after it without its extension, or with it where two inputs differ in nothing else.</summary>
    /// <param name="folder">The output folder.</param>
    /// <param name="inputs">The searched images.</param>
    public static IReadOnlyList<OutputPaths> For(string folder, IReadOnlyList<FileInfo> inputs)
    {
        var uses = inputs.CountBy(Stem, StringComparer.OrdinalIgnoreCase).ToDictionary(StringComparer.OrdinalIgnoreCase);
        return [.. inputs.Select(input => In(folder, uses[Stem(input)] == 1 ? Stem(input) : input.Name))];
    }

    private static string Stem(FileInfo file) => Path.GetFileNameWithoutExtension(file.Name);

    private static OutputPaths In(string folder, string name) =>
        new(Path.Combine(folder, name + LabelsSuffix), Path.Combine(folder, name + OverlaySuffix), Path.Combine(folder, name + ".json"));
}
