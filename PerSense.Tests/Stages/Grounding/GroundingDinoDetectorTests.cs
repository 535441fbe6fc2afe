using PerSense.Engine.Imaging;
using PerSense.Engine.Inference;
using PerSense.Engine.Models.Import.Exports;
using PerSense.Engine.Models.Import.Onnx;
using PerSense.Engine.Stages.Grounding;
using PerSense.Engine.Stages.Grounding.Text;

namespace PerSense.Tests.Stages.Grounding;

public sealed class GroundingDinoDetectorTests : IDisposable
{
    private static readonly WordPieceVocabulary _vocabulary = new(["[UNK]", "[CLS]", "[SEP]", ".", "?", "red", "egg"]);
    private readonly TemporaryFolder _folder = new();
    private readonly SessionPool _pool = new(new() { Device = DevicePreference.Cpu });

    public void Dispose()
    {
        _pool.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void The_original_export_is_given_the_masks_and_positions_of_sub_sentences()
    {
        var found = Detector(GroundingStandIns.Original("img"), GroundingDinoExport.Of("grounding-dino/1")!.Contract).Detect(new ImageBuffer(new(64, 48)), "Red egg", default);

        // Tokens: start, red, egg, full stop, end. A word sees its sub-sentence, full stop included.
        Assert.Equal(["", "red egg", "red egg", "red egg", "[SEP]"], found.Select(static box => box.Phrase));
        Assert.Equal([0, 0, 64, 128, 0], found.Select(static box => box.Box.Centre.X));
    }

    [Fact]
    public void The_transformers_export_is_given_the_valid_pixels_and_the_tokens()
    {
        var found = Detector(GroundingStandIns.Transformers(), GroundingDinoExport.Of("grounding-dino-transformers/1")!.Contract).Detect(new ImageBuffer(new(10, 10)), "egg", default);
        Assert.Equal([10, 60, 30, 20], found.Select(static box => box.Box.Centre.X));
        Assert.All(found, static box => Assert.Equal("egg [SEP]", box.Phrase));
    }

    private GroundingDinoDetector Detector(OnnxGraph graph, ModelContract contract)
    {
        var path = OnnxWriter.Write(graph, System.IO.Path.Combine(_folder.Path, contract.Id.Replace('/', '-') + ".onnx"), default)[0];
        return new(_pool.Get(new(contract.Id, path, contract)), _vocabulary, new());
    }
}
