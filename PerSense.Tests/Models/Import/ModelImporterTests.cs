using System.Security.Cryptography;
using PerSense.Engine.Inference;
using PerSense.Engine.Models;
using PerSense.Engine.Models.Import;
using PerSense.Engine.Models.Import.Onnx;
using PerSense.Engine.Models.Import.Weights;
using PerSense.Engine.Models.Installed;
using PerSense.Engine.Models.Official;
using PerSense.Tests.Models.Import.Checkpoints;

namespace PerSense.Tests.Models.Import;

public sealed class ModelImporterTests : IDisposable
{
    private static readonly ModelContract _contract = new("scaler/1", [TensorContract.Of("x", "N* 3")], [TensorContract.Of("y", "N 3")]);
    private readonly TemporaryFolder _folder = new();

    private InstalledModels Installed => new(_folder.At("installed"));

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false, "scaler", ModelVariant.Full)]
    [InlineData(true, "scaler-half", ModelVariant.Half)]
    public void An_imported_model_runs_and_its_manifest_says_what_it_is_made_of(bool half, string id, ModelVariant variant)
    {
        var path = Checkpoint();
        var report = Importer(Sha256(path)).Import(path, new() { Half = half }, progress: null, default);
        Assert.Equal((id, variant, 2, (string?)"model"), (report.Package.Id, report.Package.Variant, report.Tensors, report.Wrapper));
        Assert.Equal(new SourceCheckpoint("scale.pth", new FileInfo(path).Length, Sha256(path), "known"), report.Package.Checkpoint);
        Assert.Equal(["unknown.weight"], report.LeftOver);

        using var pool = new SessionPool(new() { Device = DevicePreference.Cpu });
        var library = Library(pool);
        var model = library.Catalogue.Model($"{id}-encoder");
        Assert.Equal([$"{id}/encoder.onnx", $"{id}/{InstalledModels.ManifestName}"], _folder.Files().Where(static file => file.StartsWith("installed", StringComparison.Ordinal)).Select(static file => file["installed/".Length..]));
        var output = library.Open(model, _contract).Run([new NamedTensor("x", new([1, 2, 3], 1, 3))], default)["y"];
        var scale = new float[3];
        Weights().Read("scale.weight", 0, scale);
        Assert.Equal(scale.Select((value, i) => value * (i + 1)), output.Values.ToArray(), (a, b) => Math.Abs(a - b) < (half ? 2e-3 : 1e-6));
    }

    [Fact]
    public void The_same_checkpoint_gives_the_same_bytes()
    {
        var path = Checkpoint();
        var first = Importer().Import(path, new(), progress: null, default).Package;
        var bytes = File.ReadAllBytes(_folder.At("installed", "scaler", "encoder.onnx"));
        var manifest = File.ReadAllBytes(_folder.At("installed", "scaler", InstalledModels.ManifestName));
        Installed.Remove(first.Id);
        Importer().Import(path, new(), progress: null, default);
        Assert.Equal(bytes, File.ReadAllBytes(_folder.At("installed", "scaler", "encoder.onnx")));
        Assert.Equal(manifest, File.ReadAllBytes(_folder.At("installed", "scaler", InstalledModels.ManifestName)));
    }

    [Fact]
    public void A_checkpoint_of_no_known_design_is_refused_with_its_tensors()
    {
        var path = _folder.At("other.pth");
        TorchFile.Write(path, RecipeWeights.Of(1, [new("strange.weight", default, [2])], 1));
        var fault = Assert.Throws<ModelImportException>(() => Importer().Import(path, new(), progress: null, default));
        Assert.Contains("strange.weight", fault.Message, StringComparison.Ordinal);
        Assert.Contains("scaler", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_tensor_a_broken_file_and_a_second_import_are_refused_and_leave_nothing()
    {
        var broken = _folder.Write("broken.pth", [1, 2, 3]);
        Assert.Throws<ModelImportException>(() => Importer().Import(broken, new(), progress: null, default));
        var narrow = _folder.At("narrow.pth");
        TorchFile.Write(narrow, RecipeWeights.Of(1, [new("scale.weight", default, [2])], 1));
        Assert.Contains("'scale.weight'", Assert.Throws<ModelImportException>(() => Importer().Import(narrow, new(), progress: null, default)).Message, StringComparison.Ordinal);
        Assert.Empty(Installed.Packages);

        var path = Checkpoint();
        Importer().Import(path, new(), progress: null, default);
        Assert.Contains("installed already", Assert.Throws<ModelImportException>(() => Importer().Import(path, new(), progress: null, default)).Message, StringComparison.Ordinal);
        Assert.Single(Directory.GetDirectories(_folder.At("installed")));
    }

    [Fact]
    public void A_cancelled_import_leaves_nothing_behind()
    {
        using var cancellation = new CancellationTokenSource();
        var progress = new CancelAt(cancellation, "writing encoder");
        Assert.Throws<OperationCanceledException>(() => Importer().Import(Checkpoint(), new(), progress, cancellation.Token));
        Assert.Empty(Directory.GetFileSystemEntries(_folder.At("installed")));
    }

    [Fact]
    public void What_a_killed_import_leaves_does_not_count()
    {
        Importer().Import(Checkpoint(), new(), progress: null, default);
        Directory.Move(_folder.At("installed", "scaler"), _folder.At("installed", InstalledModels.UnfinishedPrefix + "x"));
        Assert.Empty(Installed.Packages);
        Assert.Empty(Installed.Faults);
    }

    [Fact]
    public void What_a_killed_import_left_a_day_ago_goes_with_the_next_import()
    {
        var (abandoned, young) = (_folder.At("installed", ".unfinished-old"), _folder.At("installed", ".unfinished-young"));
        Directory.CreateDirectory(young);
        File.WriteAllBytes(Path.Combine(Directory.CreateDirectory(abandoned).FullName, "encoder.onnx"), [1]);
        Directory.SetLastWriteTimeUtc(abandoned, Directory.GetLastWriteTimeUtc(young).AddDays(-2));
        Importer().Import(Checkpoint(), new(), progress: null, default);
        Assert.False(Directory.Exists(abandoned));
        Assert.True(Directory.Exists(young));
    }

    [Fact]
    public void A_broken_manifest_is_named_and_the_others_stay()
    {
        Importer().Import(Checkpoint(), new(), progress: null, default);
        Importer().Import(Checkpoint(), new() { Half = true }, progress: null, default);
        var manifest = _folder.At("installed", "scaler", InstalledModels.ManifestName);
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace("scaler/encoder.onnx", "../encoder.onnx", StringComparison.Ordinal));
        Assert.Equal("scaler-half", Assert.Single(Installed.Packages).Id);
        Assert.Contains("below the models folder", Assert.Single(Installed.Faults), StringComparison.Ordinal);
    }

    [Fact]
    public void Installed_models_are_checked_by_every_file_and_removed_as_a_whole()
    {
        using var pool = new SessionPool(new() { Device = DevicePreference.Cpu });
        Importer().Import(Checkpoint(), new(), progress: null, default);
        var library = Library(pool);
        var model = library.Catalogue.Model("scaler-encoder");
        Assert.Equal(ModelFileState.Ready, library.Inspect(model).State);
        var companion = model with { Companions = [new("scaler/encoder.onnx.data", new string('0', 64), 5)] };
        Assert.Equal(ModelFileState.Missing, library.Inspect(companion).State);
        _folder.Write("installed/scaler/encoder.onnx.data", [1, 2, 3, 4, 5]);
        Assert.Equal(ModelFileState.WrongChecksum, library.Inspect(companion).State);

        library.Open(model, _contract);
        library.Remove("scaler");
        Assert.Throws<ModelCatalogueException>(() => library.Catalogue.Model("scaler-encoder"));
        Assert.Throws<ModelLoadException>(() => library.Open(model, _contract));
        Assert.Contains("None are", Assert.Throws<ModelCatalogueException>(() => library.Remove("scaler")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("embedded")]
    [InlineData("embedded-encoder")]
    public void Shipped_models_are_not_removed(string id)
    {
        using var pool = new SessionPool(new());
        Assert.Contains("came with the program", Assert.Throws<ModelCatalogueException>(() => Library(pool).Remove(id)).Message, StringComparison.Ordinal);
    }

    private static RecipeWeights Weights() => RecipeWeights.Of(9, [new("scale.weight", default, [3]), new("unknown.weight", default, [1])], 2);

    private static string Sha256(string path) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));

    private string Checkpoint()
    {
        var path = _folder.At("scale.pth");
        TorchFile.Write(path, Weights(), "model");
        return path;
    }

    private ModelImporter Importer(string? sha256 = null) => new(Installed, Official(sha256 ?? new string('0', 64)), [new Scaler()]);

    private static OfficialCatalogue Official(string sha256) => OfficialCatalogue.Parse(
        $$"""
        {"version":1,"hosts":["host.example"],"checkpoints":[{"id":"known","label":"Known","purpose":"Tests.","file":"known.pth",
        "page":"https://host.example/","licence":"MIT","sha256":"{{sha256}}"}]}
        """,
        "test");

    private ModelLibrary Library(SessionPool pool)
    {
        var folder = ModelFolder.Locate(null);
        return new(folder, ModelCatalogue.Load(folder), pool, Installed);
    }

    private sealed class CancelAt(CancellationTokenSource cancellation, string step) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            if (value.Step == step)
            {
                cancellation.Cancel();
            }
        }
    }

    private sealed class Scaler : IArchitecture
    {
        public string Id => "scaler";

        public bool Recognises(IWeightSource checkpoint) => checkpoint.Tensors.Any(static tensor => tensor.Name == "scale.weight");

        public ImportPlan Plan(WeightMap weights, ImportOptions options)
        {
            var graph = new GraphBuilder("scaler", options.Precision);
            var input = graph.Input("x", "N", 3);
            graph.Output("y", graph.Node("Mul", [input, graph.Weight(weights.Take("scale.weight", 3))]), "N", 3);
            return new()
            {
                Id = "scaler",
                Label = "Scaler",
                Licence = "MIT",
                Source = "the tests",
                Models = [new() { Name = "encoder", Role = ModelRole.Encoder, Contract = "scaler/1", Description = "Scales.", Graph = graph.Build() }],
            };
        }
    }
}
