using PerSense.Engine.Imaging;
using PerSense.Engine.Inference;
using PerSense.Engine.Stages.Grounding.Text;

namespace PerSense.Engine.Stages.Grounding;

/// <summary>
/// GroundingDINO as one of its two common ONNX exports: that of the original code, which is given the masks and positions of sub-sentences,
/// and that of the transformers library, which makes them itself. Thread-safe.
/// </summary>
/// <param name="session">A session of <see cref="Contract"/> or <see cref="TransformersContract"/>; borrowed.</param>
/// <param name="vocabulary">BERT's word pieces.</param>
/// <param name="options">When a detection counts.</param>
internal sealed class GroundingDinoDetector(ModelSession session, WordPieceVocabulary vocabulary, GroundingOptions options) : IObjectDetector
{
    /// <summary>The contract of the original code's export, as manifests name it.</summary>
    public const string ContractId = "grounding-dino/1";

    /// <summary>The contract of the transformers library's export, as manifests name it.</summary>
    public const string TransformersContractId = "grounding-dino-transformers/1";

    private readonly WordPieceTokeniser _tokeniser = new(vocabulary);
    private readonly GroundingImage _preparation = new();

    /// <summary>What the original code's export takes and gives.</summary>
    public static ModelContract Contract { get; } = new(
        ContractId,
        [
            TensorContract.Of("img", "1 3 H* W*"),
            Integers("input_ids", "1 L*"),
            Truths("attention_mask", "1 L*"),
            Integers("position_ids", "1 L*"),
            Integers("token_type_ids", "1 L*"),
            Truths("text_token_mask", "1 L* L*"),
        ],
        [TensorContract.Of("logits", "1 Queries Columns"), TensorContract.Of("boxes", "1 Queries 4")]);

    /// <summary>What the transformers library's export takes and gives.</summary>
    public static ModelContract TransformersContract { get; } = new(
        TransformersContractId,
        [
            TensorContract.Of("pixel_values", "1 3 H* W*"),
            Integers("pixel_mask", "1 H* W*"),
            Integers("input_ids", "1 L*"),
            Integers("token_type_ids", "1 L*"),
            Integers("attention_mask", "1 L*"),
        ],
        [TensorContract.Of("logits", "1 Queries Columns"), TensorContract.Of("pred_boxes", "1 Queries 4")]);

    private bool IsTransformers => session.Source.Contract.Id == TransformersContractId;

    /// <inheritdoc/>
    public IReadOnlyList<DetectedBox> Detect(ImageBuffer image, string phrase, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(phrase);
        var tokens = _tokeniser.Encode(GroundingCaption.Of(phrase));
        var picture = _preparation.Prepare(image);
        var outputs = session.Run(IsTransformers ? TransformersInputs(picture, tokens) : Inputs(picture, tokens), cancellationToken);
        return new GroundingAnswer(options, _tokeniser).Read(outputs["logits"], outputs[IsTransformers ? "pred_boxes" : "boxes"], tokens, image.Size);
    }

    private static NamedTensor[] Inputs(TensorBuffer picture, CaptionTokens tokens)
    {
        var length = tokens.Ids.Count;
        return
        [
            new("img", picture),
            new("input_ids", Row(tokens.Ids)),
            new("attention_mask", Ones(1, length)),
            new("position_ids", Row(tokens.Positions)),
            new("token_type_ids", TensorBuffer.Zeros(1, length)),
            new("text_token_mask", new([.. tokens.Mask.Select(static sees => sees ? 1f : 0f)], 1, length, length)),
        ];
    }

    private static NamedTensor[] TransformersInputs(TensorBuffer picture, CaptionTokens tokens) =>
    [
        new("pixel_values", picture),
        new("pixel_mask", Ones(1, picture.Shape[2], picture.Shape[3])),
        new("input_ids", Row(tokens.Ids)),
        new("token_type_ids", TensorBuffer.Zeros(1, tokens.Ids.Count)),
        new("attention_mask", Ones(1, tokens.Ids.Count)),
    ];

    private static TensorBuffer Row(IReadOnlyList<int> values) => new([.. values.Select(static value => (float)value)], 1, values.Count);

    private static TensorBuffer Ones(params int[] shape)
    {
        var tensor = TensorBuffer.Zeros(shape);
        tensor.Values.Fill(1);
        return tensor;
    }

    private static TensorContract Integers(string name, string axes) => TensorContract.Of(name, axes) with { Element = TensorElement.Whole };

    private static TensorContract Truths(string name, string axes) => TensorContract.Of(name, axes) with { Element = TensorElement.Truth };
}
