using PerSense.Engine.Models.Import.Onnx;

namespace PerSense.Tests.Stages.Grounding;

/// <summary>
/// Graphs that keep the contracts of GroundingDINO's exports and answer with what they were given: query i's word probabilities are what
/// token i sees, its box stands at the token's position or number.
/// </summary>
internal static class GroundingStandIns
{
    public static OnnxGraph Original(string image)
    {
        var graph = new GraphBuilder("original", GraphPrecision.Single);
        graph.Input(image, 1, 3, "h", "w");
        graph.InputOf(GraphElement.Integer, "input_ids", 1, "l");
        graph.InputOf(GraphElement.Truth, "attention_mask", 1, "l");
        var positions = graph.InputOf(GraphElement.Integer, "position_ids", 1, "l");
        graph.InputOf(GraphElement.Integer, "token_type_ids", 1, "l");
        var mask = graph.InputOf(GraphElement.Truth, "text_token_mask", 1, "l", "l");
        return Answer(graph, graph.Cast(mask, GraphElement.Real), positions, "boxes");
    }

    public static OnnxGraph Transformers()
    {
        var graph = new GraphBuilder("transformers", GraphPrecision.Single);
        graph.Input("pixel_values", 1, 3, "h", "w");
        graph.InputOf(GraphElement.Integer, "pixel_mask", 1, "h", "w");
        var ids = graph.InputOf(GraphElement.Integer, "input_ids", 1, "l");
        graph.InputOf(GraphElement.Integer, "token_type_ids", 1, "l");
        var attention = graph.InputOf(GraphElement.Integer, "attention_mask", 1, "l");
        var row = graph.Unsqueeze(graph.Cast(attention, GraphElement.Real), 1);
        return Answer(graph, graph.Multiply(row, graph.Transpose(row, 0, 2, 1)), ids, "pred_boxes");
    }

    private static OnnxGraph Answer(GraphBuilder graph, GraphValue logits, GraphValue places, string boxes)
    {
        var place = graph.Unsqueeze(graph.Cast(places, GraphElement.Real), 2);
        graph.Output("logits", logits, 1, "l", "l");
        graph.Output(boxes, graph.Join(2, place, place, place, place), 1, "l", 4);
        return graph.Build();
    }
}
