using PerSense.Engine.Evaluation.Export;

namespace PerSense.Tests.Evaluation;

public sealed class FileBatchTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Files_appear_together_at_the_commit()
    {
        using var files = new FileBatch();
        await files.AddAsync(_folder.At("deep", "a.txt"), "a"u8.ToArray(), default);
        await files.AddAsync(_folder.At("b.txt"), "b"u8.ToArray(), default);
        Assert.DoesNotContain("b.txt", _folder.Files());

        files.Commit();

        Assert.Equal(["b.txt", "deep/a.txt"], _folder.Files());
    }

    [Fact]
    public async Task Without_a_commit_nothing_stays_and_older_files_are_untouched()
    {
        await File.WriteAllTextAsync(_folder.At("a.txt"), "old");
        using (var files = new FileBatch())
        {
            await files.AddAsync(_folder.At("a.txt"), "new"u8.ToArray(), default);
        }

        Assert.Equal(["a.txt"], _folder.Files());
        Assert.Equal("old", await File.ReadAllTextAsync(_folder.At("a.txt")));
    }

    [Fact]
    public async Task A_write_that_was_stopped_leaves_nothing_half_written()
    {
        using (var files = new FileBatch())
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => files.AddAsync(_folder.At("a.txt"), new byte[10], new(canceled: true)));
        }

        Assert.Empty(_folder.Files());
    }
}
