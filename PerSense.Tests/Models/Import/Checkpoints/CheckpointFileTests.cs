using System.Text;
using PerSense.Engine.Models.Import.Checkpoints;

namespace PerSense.Tests.Models.Import.Checkpoints;

public sealed class CheckpointFileTests
{
    [Theory]
    [InlineData("weights.bin")]
    [InlineData("weights.jpg")]
    public void A_format_is_recognised_by_content_whatever_the_file_is_called(string name)
    {
        using var folder = new TemporaryFolder();
        var weights = RecipeWeights.Of(3, [new("a", default, [2, 3]), new("b.c", default, [])], 1);
        var path = Path.Combine(folder.Path, name);
        TorchFile.Write(path, weights, "state_dict");
        using (var torch = Checkpoint.Open(path))
        {
            Assert.Equal((CheckpointFormat.TorchZip, "state_dict"), (torch.Format, torch.Wrapper));
            Assert.Equal(Values(weights), Values(torch));
        }

        SafetensorsFile.Write(path, weights);
        using var safetensors = Checkpoint.Open(path);
        Assert.Equal(CheckpointFormat.Safetensors, safetensors.Format);
        Assert.Equal(Values(weights), Values(safetensors));
    }

    [Theory]
    [InlineData("\u0080\u0002\u008a\u000a\u006c\u00fc\u009c\u0046\u00f9\u0020\u006a\u00a8\u0050\u0019.", "before version 1.6")]
    [InlineData("\u0080\u0003}q\u0000.", "bare Python pickle")]
    [InlineData("\u001f\u008b\u0008", "gzip")]
    [InlineData("version https://git-lfs.github.com/spec/v1", "Git LFS")]
    [InlineData("<!DOCTYPE html>", "web page")]
    [InlineData("hello", "neither")]
    public void Other_files_are_refused_with_advice(string content, string word)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "weights.pth");
        File.WriteAllBytes(path, Encoding.Latin1.GetBytes(content));
        var fault = Assert.Throws<CheckpointException>(() => Checkpoint.Open(path));
        Assert.Contains(word, fault.Message, StringComparison.Ordinal);
        Assert.Contains(path, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tar_archive_is_refused_with_advice()
    {
        var tar = new byte[1024];
        "ustar"u8.CopyTo(tar.AsSpan(257));
        Assert.Contains("tar", Assert.Throws<CheckpointException>(() => Checkpoint.Open(new MemoryBytes(tar))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_or_empty_file_is_refused()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "weights.pth");
        Assert.Contains("Name a file", Assert.Throws<CheckpointException>(() => Checkpoint.Open(path)).Message, StringComparison.Ordinal);
        File.WriteAllBytes(path, []);
        Assert.Contains("empty", Assert.Throws<CheckpointException>(() => Checkpoint.Open(path)).Message, StringComparison.Ordinal);
        Assert.Throws<CheckpointException>(() => Checkpoint.Open(folder.Path));
    }

    private static List<float[]> Values(Engine.Models.Import.Weights.IWeightSource source) => [.. source.Tensors.Select(tensor =>
    {
        var values = new float[tensor.Length];
        source.Read(tensor.Name, 0, values);
        return values;
    })];
}
