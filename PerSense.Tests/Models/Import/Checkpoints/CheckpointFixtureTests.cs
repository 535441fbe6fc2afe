using PerSense.Engine.Models.Import.Checkpoints;
using Xunit.Abstractions;

namespace PerSense.Tests.Models.Import.Checkpoints;

public sealed class CheckpointFixtureTests(ITestOutputHelper output)
{
    [Fact]
    public void Both_formats_of_every_fixture_hold_the_same_tensors_bit_for_bit()
    {
        if (SharedFolder.Find(output, "fixtures") is not { } root)
        {
            return;
        }

        var files = Directory.EnumerateFiles(root, "*.pth", SearchOption.AllDirectories).ToList();
        Assert.True(files.Count >= 12, $"only {files.Count} checkpoints");
        foreach (var torch in files)
        {
            output.WriteLine($"{torch}: {Compare(torch, Path.ChangeExtension(torch, ".safetensors"))} tensors");
        }
    }

    private static int Compare(string torch, string safetensors)
    {
        using var left = Checkpoint.Open(torch);
        using var right = Checkpoint.Open(safetensors);
        Assert.Equal((CheckpointFormat.TorchZip, CheckpointFormat.Safetensors), (left.Format, right.Format));
        Assert.Equal(
            right.Tensors.Select(static tensor => $"{tensor.Name} {tensor.Element} {string.Join(',', tensor.Shape)}").Order(StringComparer.Ordinal),
            left.Tensors.Select(static tensor => $"{tensor.Name} {tensor.Element} {string.Join(',', tensor.Shape)}").Order(StringComparer.Ordinal));
        foreach (var tensor in left.Tensors)
        {
            Assert.Equal(Bits(right, tensor.Name, tensor.Length), Bits(left, tensor.Name, tensor.Length));
        }

        return left.Tensors.Count;
    }

    private static int[] Bits(Checkpoint checkpoint, string name, long length)
    {
        var values = new float[length];
        checkpoint.Read(name, 0, values);
        return Array.ConvertAll(values, BitConverter.SingleToInt32Bits);
    }
}
