using PerSense.Engine.Inference;

namespace PerSense.Engine.Models.Import.Exports;

/// <summary>One of the common ONNX exports of GroundingDINO: what it takes and gives, and what its tensors are called.</summary>
/// <param name="Contract">All inputs and outputs.</param>
/// <param name="Image">The name of the image.</param>
/// <param name="Boxes">The name of the boxes.</param>
/// <param name="MakesMasks">Whether it parts the caption into sub-sentences itself, and wants to know which pixels are valid instead.</param>
internal sealed record GroundingDinoExport(ModelContract Contract, string Image, string Boxes, bool MakesMasks)
{
    /// <summary>Every export that can be run.</summary>
    public static IReadOnlyList<GroundingDinoExport> All { get; } = [Original("img", string.Empty), Original("image", "-image"), Original("samples", "-samples"), Transformers()];

    /// <summary>The export of a contract; null when it is none.</summary>
    /// <param name="contractId">As manifests name it.</param>
    public static GroundingDinoExport? Of(string contractId) => All.FirstOrDefault(export => export.Contract.Id == contractId);

    /// <summary>The export of the original code, which is given the masks and positions of sub-sentences.</summary>
    private static GroundingDinoExport Original(string image, string suffix) => new(
        new(
            $"grounding-dino{suffix}/1",
            [
                TensorContract.Of(image, "1 3 H* W*"),
                Whole("input_ids", "1 L*"),
                Truths("attention_mask", "1 L*"),
                Whole("position_ids", "1 L*"),
                Whole("token_type_ids", "1 L*"),
                Truths("text_token_mask", "1 L* L*"),
            ],
            [TensorContract.Of("logits", "1 Queries Columns"), TensorContract.Of("boxes", "1 Queries 4")]),
        image,
        "boxes",
        MakesMasks: false);

    /// <summary>The export of the transformers library.</summary>
    private static GroundingDinoExport Transformers() => new(
        new(
            "grounding-dino-transformers/1",
            [
                TensorContract.Of("pixel_values", "1 3 H* W*"),
                Whole("pixel_mask", "1 H* W*"),
                Whole("input_ids", "1 L*"),
                Whole("token_type_ids", "1 L*"),
                Whole("attention_mask", "1 L*"),
            ],
            [TensorContract.Of("logits", "1 Queries Columns"), TensorContract.Of("pred_boxes", "1 Queries 4")]),
        "pixel_values",
        "pred_boxes",
        MakesMasks: true);

    private static TensorContract Whole(string name, string axes) => TensorContract.Of(name, axes) with { Element = TensorElement.Whole };

    private static TensorContract Truths(string name, string axes) => TensorContract.Of(name, axes) with { Element = TensorElement.Truth };
}
