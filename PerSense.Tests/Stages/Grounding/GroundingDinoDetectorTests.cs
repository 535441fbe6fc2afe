using PerSense.Engine.Imaging;
using PerSense.Engine.Inference;
using PerSense.Engine.Models.Import.Onnx;
using PerSense.Engine.Stages.Grounding;
using PerSense.Engine.Stages.Grounding.Text;

namespace PerSense.Tests.Stages.Grounding;

/// <summary>
/// The detector on stand-ins that answer with what they were given: query i's word probabilities are what token i sees, its box stands at
/// the token's position.
/// </summary>
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
        var graph = new GraphBuilder("original", GraphPrecision.Single);
        graph.Input("img", 1, 3, "h", "w");
        graph.InputOf(GraphElement.Integer, "input_ids", 1, "l");
        graph.InputOf(GraphElement.Truth, "attention_mask", 1, "l");
        var positions = graph.InputOf(GraphElement.Integer, "position_ids", 1, "l");
        graph.InputOf(GraphElement.Integer, "token_type_ids", 1, "l");
        var mask = graph.InputOf(GraphElement.Truth, "text_token_mask", 1, "l", "l");
        Answer(graph, graph.Cast(mask, GraphElement.Real), positions, "boxes");
        var found = Detector(graph, GroundingDinoDetector.Contract).Detect(new ImageBuffer(new(64, 48)), "Red egg", default);

        // Tokens: start, red, egg, full stop, end. A word sees its sub-sentence, full stop included.
        Assert.Equal(["", "red egg", "red egg", "red egg", "[SEP]"], found.Select(static box => box.Phrase));
        Assert.Equal([0, 0, 64, 128, 0], found.Select(static box => box.Box.Centre.X));
    }

    [Fact]
    public void The_transformers_export_is_given_the_valid_pixels_and_the_tokens()
    {
        var graph = new GraphBuilder("transformers", GraphPrecision.Single);
        graph.Input("pixel_values", 1, 3, "h", "w");
        graph.InputOf(GraphElement.Integer, "pixel_mask", 1, "h", "w");
        var ids = graph.InputOf(GraphElement.Integer, "input_ids", 1, "l");
        graph.InputOf(GraphElement.Integer, "token_type_ids", 1, "l");
        var attention = graph.InputOf(GraphElement.Integer, "attention_mask", 1, "l");
        var row = graph.Unsqueeze(graph.Cast(attention, GraphElement.Real), 1);
        var seen = graph.Multiply(row, graph.Transpose(row, 0, 2, 1));
        Answer(graph, seen, ids, "pred_boxes");
        var found = Detector(graph, GroundingDinoDetector.TransformersContract).Detect(new ImageBuffer(new(10, 10)), "egg", default);
        Assert.Equal([10, 60, 30, 20], found.Select(static box => box.Box.Centre.X));
        Assert.All(found, static box => Assert.Equal("egg [SEP]", box.Phrase));
    }

    private static void Answer(GraphBuilder graph, GraphValue logits, GraphValue places, string boxes)
    {
        var place = graph.Unsqueeze(graph.Cast(places, GraphElement.Real), 2);
        graph.Output("logits", logits, 1, "l", "l");
        graph.Output(boxes, graph.Join(2, place, place, place, place), 1, "l", 4);
    }

    private GroundingDinoDetector Detector(GraphBuilder graph, ModelContract contract)
    {
        var path = OnnxWriter.Write(graph.Build(), System.IO.Path.Combine(_folder.Path, contract.Id.Replace('/', '-') + ".onnx"), default)[0];
        return new(_pool.Get(new(contract.Id, path, contract)), _vocabulary, new());
    }
}
