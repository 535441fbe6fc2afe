namespace PerSense.Tests.Web;

/// <summary>A data folder that is gone after the test.</summary>
internal sealed class TestFolder : IDisposable
{
    public TestFolder() => Directory.CreateDirectory(Path);

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"persense-web-{Guid.NewGuid():N}");

    /// <summary>Every file below a folder of the data folder.</summary>
    public IReadOnlyList<string> Files(string folder) => Directory.GetFiles(System.IO.Path.Combine(Path, folder), "*", SearchOption.AllDirectories);

    /// <summary>What another process would find if this one were killed now.</summary>
    public TestFolder CopyAsKilled()
    {
        var copy = new TestFolder();
        foreach (var file in Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories).Where(static file => !file.EndsWith(".lock", StringComparison.Ordinal)))
        {
            var target = System.IO.Path.Combine(copy.Path, System.IO.Path.GetRelativePath(Path, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return copy;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
