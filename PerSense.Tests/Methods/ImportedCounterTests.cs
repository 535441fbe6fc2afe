using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Inference;
using PerSense.Engine.Methods;
using PerSense.Engine.Models;
using PerSense.Engine.Models.Import;
using PerSense.Engine.Models.Import.Weights;
using PerSense.Engine.Models.Installed;
using PerSense.Engine.Models.Official;
using PerSense.Tests.Methods.Fakes;
using PerSense.Tests.Models.Import;
using PerSense.Tests.Models.Import.Architectures;
using PerSense.Tests.Models.Import.Checkpoints;

namespace PerSense.Tests.Methods;

/// <summary>A narrow CounTR of generated weights from its checkpoint to a search; what it counts is noise.</summary>
public sealed class ImportedCounterTests : IDisposable
{
    // As high as a window it is 960 network pixels wide: windows at 0, 128, 256, 384, 512 and 576.
    private const int Windows = 6;
    private static readonly ImageSize Size = new(300, 120);
    private static readonly List<Disc> Discs = DiscScene.Grid(6, 2, 44, 14);
    private readonly TemporaryFolder _folder = new();
    private readonly SessionPool _pool = new(new() { Device = DevicePreference.Cpu });

    public void Dispose()
    {
        _pool.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Two_passes_ask_the_stem_once_for_each_window_and_the_head_once_for_each_pass()
    {
        Import();
        var trace = Segment(MethodCatalogue.PerSenseId).Trace;
        Assert.Equal([1, 2], trace.Stages.Where(static stage => stage.Stage == StageKind.Density).Select(static stage => stage.Pass));
        Assert.Equal((2, Windows, 2), (trace.DensityCalls, trace.DensityStemCalls, trace.DensityHeadCalls));
    }

    [Fact]
    public void Nothing_of_a_search_is_left_for_the_next()
    {
        Import();
        Assert.Equal(Windows, Segment(MethodCatalogue.PerSenseId).Trace.DensityStemCalls);
        Assert.Equal(Windows, Segment(MethodCatalogue.PerSenseId).Trace.DensityStemCalls);
    }

    [Fact]
    public void Auto_asks_the_stem_once_for_its_choice_and_the_method_chosen()
    {
        Import();
        var trace = Segment(MethodCatalogue.AutoId).Trace;
        Assert.True(trace.DensityCalls > 0);
        Assert.Equal((Windows, trace.DensityCalls), (trace.DensityStemCalls, trace.DensityHeadCalls));
    }

    [Theory]
    [InlineData("countr-head/1", "countr/1", "import the checkpoint again")]
    [InlineData("countr-stem/1", "countr-stem/9", "has the contract 'countr-stem/9'")]
    [InlineData("\"densityStem\"", "\"similarity\"", "needs a model for the role DensityStem")]
    public void A_package_that_this_program_cannot_run_says_what_to_do(string has, string given, string expected)
    {
        Import();
        var manifest = _folder.At("installed", "countr", InstalledModels.ManifestName);
        var text = File.ReadAllText(manifest);
        Assert.Contains(has, text, StringComparison.Ordinal);
        File.WriteAllText(manifest, text.Replace(has, given, StringComparison.Ordinal));
        Assert.Contains(expected, Assert.Throws<ModelCatalogueException>(Create).Message, StringComparison.Ordinal);
    }

    private SegmentationResult Segment(string method)
    {
        var catalogue = new MethodCatalogue(TimeProvider.System);
        var preset = catalogue.Method(method).Presets[0];
        var image = DiscScene.Draw(Size, Discs);
        return catalogue.Create(method, preset.OptionsJson, Create()).Segment(new(image, [new(image, new ReferenceMark.Box(Discs[0].Box))]), null, default);
    }

    private MethodModels Create()
    {
        var folder = ModelFolder.Locate(null);
        var library = new ModelLibrary(folder, ModelCatalogue.Load(folder), _pool, new InstalledModels(_folder.At("installed")));
        return new MethodModelsFactory(library).Create(library.Select(new() { Density = "countr" }));
    }

    private void Import()
    {
        var path = _folder.At("countr.pth");
        TorchFile.Write(path, RecipeWeights.Of(1, OfficialShapes.CounTr().Where(static tensor => !IsDeep(tensor)).Select(Narrow), 0.3));
        var official = OfficialCatalogue.Load(ModelFolder.Locate(null));
        var report = new ModelImporter(new(_folder.At("installed")), official).Import(path, new(), progress: null, default);
        Assert.Equal(["countr-stem", "countr-density"], report.Package.Models.Select(static model => model.Id));
    }

    private static bool IsDeep(WeightInfo tensor) =>
        tensor.Name.Split('.') is ["blocks", var number, ..] && int.Parse(number, System.Globalization.CultureInfo.InvariantCulture) > 1;

    // A sixteenth of the channels; the places of the tokens and the pixels of a patch stay.
    private static WeightInfo Narrow(WeightInfo tensor) =>
        tensor with { Shape = [.. tensor.Shape.Select(static side => side is < 64 or 576 ? side : side / 16)] };
}
