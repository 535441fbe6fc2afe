using System.Security.Cryptography;
using PerSense.Engine.Inference;
using PerSense.Engine.Models;
using PerSense.Tests.Inference;

namespace PerSense.Tests.Models;

public sealed class ModelLibraryTests : IDisposable
{
    private static readonly ModelContract _contract = new("copy/1", [TensorContract.Of("x", "N* C")], [TensorContract.Of("y", "N C")]);
    private static readonly byte[] _file = TinyModel.Copying([new("x", "N", "3")], new TinyTensor("y", "N", "3"));
    private readonly TemporaryFolder _folder = new();
    private readonly SessionPool _pool = new(new());

    public void Dispose()
    {
        _pool.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void A_model_as_the_catalogue_states_it_opens()
    {
        _folder.Write("a/copy.onnx", _file);
        var session = Library().Open(Manifest(), _contract);
        Assert.Equal(3, session.Run([new("x", TensorBuffer.Zeros(2, 3))], default)["y"].Shape[1]);
    }

    [Fact]
    public void A_missing_file_is_named_with_its_source()
    {
        var fault = Assert.Throws<ModelLoadException>(() => Library().Open(Manifest(), _contract));
        Assert.Contains($"there is no file {Path.Combine(_folder.Path, "a/copy.onnx")}", fault.Message, StringComparison.Ordinal);
        Assert.Contains("it comes from the workshop", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_truncated_file_is_told_by_its_length()
    {
        _folder.Write("a/copy.onnx", _file[..30]);
        var fault = Assert.Throws<ModelLoadException>(() => Library().Open(Manifest(), _contract));
        Assert.Contains($"has 30 bytes, {_file.Length} are expected", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_file_is_told_by_its_checksum()
    {
        byte[] damaged = [.. _file];
        damaged[^1] ^= 1;
        _folder.Write("a/copy.onnx", damaged);
        var fault = Assert.Throws<ModelLoadException>(() => Library().Open(Manifest(), _contract));
        Assert.Contains("another SHA-256 than the catalogue", fault.Message, StringComparison.Ordinal);
        Assert.Contains("Restore the file", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_axes_of_the_manifest_bind_the_file()
    {
        _folder.Write("a/copy.onnx", _file);
        var fault = Assert.Throws<ModelLoadException>(() => Library().Open(Manifest() with { Axes = [new("C", 4)] }, _contract));
        Assert.Contains("input 'x' [*, 3]: dimension C is 3, 4 is expected", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_checksum_is_computed_anew_when_the_file_changes()
    {
        var checksum = new Checksum();
        var path = _folder.Write("file", [1, 2, 3]);
        File.SetLastWriteTimeUtc(path, DateTime.UnixEpoch);
        var first = checksum.Sha256(path);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData([1, 2, 3])), first);
        File.WriteAllBytes(path, [1, 2, 4]);
        File.SetLastWriteTimeUtc(path, DateTime.UnixEpoch);
        Assert.Equal(first, checksum.Sha256(path));
        File.SetLastWriteTimeUtc(path, DateTime.UnixEpoch.AddDays(1));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData([1, 2, 4])), checksum.Sha256(path));
    }

    private static ModelManifest Manifest() => new()
    {
        Id = "copy",
        Role = ModelRole.Encoder,
        Contract = "copy/1",
        File = "a/copy.onnx",
        Sha256 = Convert.ToHexString(SHA256.HashData(_file)),
        Bytes = _file.Length,
        Licence = "MIT",
        Source = "the workshop",
        Description = "Copies.",
        Axes = [new("C", 3)],
        Parameters = new(new Dictionary<string, double>(StringComparer.Ordinal)),
    };

    private ModelLibrary Library() => new(
        _folder.Path, ModelCatalogue.Parse("""{ "version": 1, "models": [], "bundles": [] }""", "test"), _pool);
}
