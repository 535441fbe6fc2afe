using System.Text.Json;
using PerSense.Engine.Inference;
using PerSense.Engine.Models;
using PerSense.Engine.Models.Installed;

namespace PerSense.Tests.Models;

public sealed class ModelSelectionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SessionPool _pool = new(new() { Device = DevicePreference.Cpu });

    public void Dispose()
    {
        _pool.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Nothing_chosen_is_the_bundle_to_start_with()
    {
        var library = Library();
        Assert.Same(library.Select(ModelSelection.Default), library.Select(new()));
        Assert.Equal("embedded", library.Select(new() { Encoder = "embedded-encoder" }).Id);
        Assert.NotNull(library.Select(new() { Encoder = "embedded-encoder", Density = "embedded-density" }).Verifier);
    }

    [Theory]
    [InlineData("mobile-sam", "countr")]
    [InlineData("mobile-sam-encoder", "countr-density")]
    public void An_imported_encoder_brings_its_decoder_and_goes_with_any_independent_density_which_brings_its_stem(string encoder, string density)
    {
        var bundle = Library().Select(new() { Encoder = encoder, Density = density });
        Assert.Equal(["mobile-sam-encoder", "countr-densitystem", "countr-density", "mobile-sam-decoder"], bundle.Models);
        Assert.Equal("mobile-sam + countr", bundle.Label);
        Assert.Null(bundle.Verifier);
    }

    [Fact]
    public void An_imported_encoder_alone_has_no_density() =>
        Assert.Equal(["mobile-sam-encoder", "mobile-sam-decoder"], Library().Select(new() { Encoder = "mobile-sam" }).Models);

    [Fact]
    public void The_embedded_encoder_takes_another_density_and_loses_its_verifier()
    {
        var bundle = Library().Select(new() { Density = "countr" });
        Assert.Equal(["embedded-encoder", "countr-densitystem", "countr-density", "embedded-decoder"], bundle.Models);
        Assert.Null(bundle.Verifier);
    }

    [Theory]
    [InlineData("mobile-sam", "embedded-density", "works only with the encoder 'embedded-encoder', not with 'mobile-sam-encoder'")]
    [InlineData("nothing", null, "There is no Encoder 'nothing'. Choose one of embedded-encoder, lonely-encoder, mobile-sam-encoder")]
    [InlineData("countr", null, "There is no Encoder 'countr'")]
    [InlineData("lonely", null, "came without a decoder")]
    public void What_does_not_fit_is_told(string encoder, string? density, string word)
    {
        var fault = Assert.Throws<ModelCatalogueException>(() => Library().Select(new() { Encoder = encoder, Density = density }));
        Assert.Contains(word, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_fault_is_told_at_once()
    {
        var fault = Assert.Throws<ModelCatalogueException>(() => Library().Select(new() { Density = "a", Similarity = "b", Detector = "c" }));
        Assert.Contains("'a'", fault.Message, StringComparison.Ordinal);
        Assert.Contains("No Similarity is installed", fault.Message, StringComparison.Ordinal);
        Assert.Contains("'c'", fault.Message, StringComparison.Ordinal);
    }

    private ModelLibrary Library()
    {
        Install("mobile-sam", ModelRole.Encoder, ModelRole.Decoder);
        Install("countr", ModelRole.DensityStem, ModelRole.Density);
        Install("lonely", ModelRole.Encoder);
        var folder = ModelFolder.Locate(null);
        return new(folder, ModelCatalogue.Load(folder), _pool, new InstalledModels(_folder.Path));
    }

    private void Install(string id, params ModelRole[] roles)
    {
        var package = new InstalledPackage
        {
            Version = InstalledPackage.KnownVersion,
            Id = id,
            Label = id,
            Variant = ModelVariant.Full,
            Checkpoint = new("file.pth", 1, new string('0', 64), null),
            Models = [.. roles.Select(role => Manifest(id, role))],
        };
        _folder.Write($"{id}/{InstalledModels.ManifestName}", JsonSerializer.SerializeToUtf8Bytes(package, ModelJson.Strict));
    }

    private static ModelManifest Manifest(string id, ModelRole role)
    {
        var name = role.ToString().ToLowerInvariant();
        return new()
        {
            Id = $"{id}-{name}",
            Role = role,
            Contract = $"{name}/1",
            File = $"{id}/{name}.onnx",
            Sha256 = new string('0', 64),
            Bytes = 1,
            Licence = "MIT",
            Source = "the tests",
            Description = "A model.",
            Axes = [],
            Parameters = new(new Dictionary<string, double>(StringComparer.Ordinal)),
        };
    }
}
