using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Stages.MaskDecoding;

/// <summary>One question to the mask decoder: which object is this?</summary>
/// <param name="Points">Clicks, in image coordinates; may be empty when a box is given.</param>
/// <param name="Box">A box round the object, in image coordinates; null for none.</param>
/// <param name="MaskInput">A mask to improve, as the logits of an earlier answer; null for none.</param>
/// <param name="ObjectSide">Expected longest side of the object in image pixels; null when unknown. Decoders that need no size ignore it.</param>
public sealed record DecoderPrompt(
    IReadOnlyList<LabelledPoint> Points, ImageBox? Box = null, MaskPrediction? MaskInput = null, double? ObjectSide = null)
{
    /// <summary>
    /// Whether the decoder's one answer for unambiguous prompts is asked (SAM's first mask token) in place of its several ones; default
    /// false. Decoders without such an answer give their several ones.
    /// </summary>
    public bool SingleAnswer { get; init; }

    /// <summary>Which kind of object is meant; null when that is not known. Decoders that cannot be told ignore it.</summary>
    public DecoderTarget? Target { get; init; }

    /// <summary>A single click on the object.</summary>
    /// <param name="point">In image coordinates.</param>
    /// <param name="objectSide">Expected longest side in image pixels; null when unknown.</param>
    public static DecoderPrompt At(ImagePoint point, double? objectSide = null) => new([new(point, IsForeground: true)], ObjectSide: objectSide);
}
