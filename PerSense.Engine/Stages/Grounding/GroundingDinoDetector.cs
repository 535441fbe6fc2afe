using PerSense.Engine.Imaging;
using PerSense.Engine.Inference;
using PerSense.Engine.Models.Import.Exports;
using PerSense.Engine.Stages.Grounding.Text;

namespace PerSense.Engine.Stages.Grounding;

/// <summary>
/// GroundingDINO as one of its two common ONNX exports: that of the original code, which is given the masks and positions of sub-sentences,
/// and that of the transformers library, which makes them itself. Thread-safe.
/// </summary>
/// <param name="session">A session of one of <see cref="GroundingDinoExport.All"/>; borrowed.</param>
/// <param name="vocabulary">BERT's word pieces.</param>
/// <param name="options">When a detection counts.</param>
internal sealed class GroundingDinoDetector(ModelSession session, WordPieceVocabulary vocabulary, GroundingOptions options) : IObjectDetector
{
    private readonly WordPieceTokeniser _tokeniser = new(vocabulary);
    private readonly GroundingImage _preparation = new();
    private readonly GroundingDinoExport _export = GroundingDinoExport.Of(session.Source.Contract.Id)
        ?? throw new ArgumentException($"{session.Source.Contract.Id} is no export of GroundingDINO.", nameof(session));

    /// <inheritdoc/>
    public IReadOnlyList<DetectedBox> Detect(ImageBuffer image, string phrase, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(phrase);
        var tokens = _tokeniser.Encode(GroundingCaption.Of(phrase));
        var picture = _preparation.Prepare(image);
        var outputs = session.Run(_export.MakesMasks ? PixelInputs(picture, tokens) : MaskInputs(picture, tokens), cancellationToken);
        return new GroundingAnswer(options, _tokeniser).Read(outputs["logits"], outputs[_export.Boxes], tokens, image.Size);
    }

    private NamedTensor[] MaskInputs(TensorBuffer picture, CaptionTokens tokens)
    {
        var length = tokens.Ids.Count;
        return
        [
            new(_export.Image, picture),
            new("input_ids", Row(tokens.Ids)),
            new("attention_mask", Ones(1, length)),
            new("position_ids", Row(tokens.Positions)),
            new("token_type_ids", TensorBuffer.Zeros(1, length)),
            new("text_token_mask", new([.. tokens.Mask.Select(static sees => sees ? 1f : 0f)], 1, length, length)),
        ];
    }

    private NamedTensor[] PixelInputs(TensorBuffer picture, CaptionTokens tokens) =>
    [
        new(_export.Image, picture),
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
}
