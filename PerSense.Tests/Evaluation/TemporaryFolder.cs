namespace PerSense.Tests.Evaluation;

/// <summary>A folder of a test's own, removed at its end.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("persense-test-");

    public string FullName => _folder.FullName;

    public string File(params string[] parts) => Path.Combine([FullName, .. parts]);

    /// <summary>Every file in it, as relative paths with forward slashes, sorted.</summary>
    public IReadOnlyList<string> Files() =>
        [.. _folder.EnumerateFiles("*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(FullName, file.FullName).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    public void Dispose() => _folder.Delete(recursive: true);
}
