using PerSense.Engine.Imaging;
using PerSense.Engine.Inference;
using PerSense.Engine.Methods;
using PerSense.Engine.Models;
using PerSense.Engine.Models.Import;
using PerSense.Engine.Models.Import.Onnx;
using PerSense.Engine.Models.Installed;
using PerSense.Engine.Models.Official;
using PerSense.Tests.Stages.Grounding;

namespace PerSense.Tests.Models.Import;

public sealed class ExportedModelTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private InstalledModels Installed => new(_folder.At("installed"));

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("img", "grounding-dino/1")]
    [InlineData("samples", "grounding-dino-samples/1")]
    public void An_export_of_grounding_dino_is_taken_over_with_its_vocabulary_and_finds_boxes(string image, string contract)
    {
        WriteVocabulary();
        var package = Import(GroundingStandIns.Original(image)).Package;
        Assert.Equal(("grounding-dino", contract), (package.Id, Assert.Single(package.Models).Contract));

        using var pool = new SessionPool(new() { Device = DevicePreference.Cpu });
        var models = ModelFolder.Locate(null);
        var library = new ModelLibrary(models, ModelCatalogue.Load(models), pool, Installed);
        var detector = new MethodModelsFactory(library).Create(library.Select(new() { Detector = "grounding-dino" })).Detector;
        Assert.Equal(["", "egg", "egg", "[SEP]"], detector!.Detect(new ImageBuffer(new(32, 32)), "egg", default).Select(static box => box.Phrase));
    }

    [Fact]
    public void Without_its_vocabulary_it_says_what_to_put_beside_it() =>
        Assert.Contains("vocab.txt", Assert.Throws<ModelImportException>(() => Import(GroundingStandIns.Transformers())).Message, StringComparison.Ordinal);

    [Fact]
    public void An_onnx_file_that_keeps_no_contract_is_refused_with_what_differs_and_leaves_nothing()
    {
        WriteVocabulary();
        var graph = new GraphBuilder("other", GraphPrecision.Single);
        graph.Output("logits", graph.Input("x", 1, 3), 1, 3);
        var fault = Assert.Throws<ModelImportException>(() => Import(graph.Build()));
        Assert.Contains("input 'x' [1, 3] is not part of the contract", fault.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.At("installed")));
    }

    [Fact]
    public void A_damaged_vocabulary_is_noticed()
    {
        WriteVocabulary();
        var package = Import(GroundingStandIns.Original("img")).Package;
        File.AppendAllText(_folder.At("installed", "grounding-dino", "vocab.txt"), "more");
        using var pool = new SessionPool(new() { Device = DevicePreference.Cpu });
        var models = ModelFolder.Locate(null);
        var library = new ModelLibrary(models, ModelCatalogue.Load(models), pool, Installed);
        Assert.Throws<ModelLoadException>(() => library.Companion(package.Models[0], "vocab.txt"));
    }

    private void WriteVocabulary() => File.WriteAllLines(_folder.At("vocab.txt"), ["[UNK]", "[CLS]", "[SEP]", ".", "?", "egg"]);

    private ImportReport Import(OnnxGraph graph)
    {
        var path = OnnxWriter.Write(graph, _folder.At("model.onnx"), default)[0];
        var official = OfficialCatalogue.Parse("""{"version":1,"hosts":[],"checkpoints":[]}""", "test");
        return new ModelImporter(Installed, official).Import(path, new(), progress: null, default);
    }
}
