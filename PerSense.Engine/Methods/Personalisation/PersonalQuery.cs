using PerSense.Engine.Imaging;
using PerSense.Engine.Methods.References;
using PerSense.Engine.Stages.MaskDecoding;
using PerSense.Engine.Stages.Similarity;

namespace PerSense.Engine.Methods.Personalisation;

/// <summary>The image that is searched for the marked object.</summary>
/// <param name="Image">The image; parts of it may be painted over.</param>
/// <param name="References">The marked objects, each a shot of its own.</param>
/// <param name="View">What the networks see of the image.</param>
/// <param name="Similarity">The largest likeness to any of the references, cell by cell (PerSAM, few-shot).</param>
internal sealed record PersonalQuery(ImageBuffer Image, IReadOnlyList<ReferenceObject> References, ImageView View, SimilarityMap Similarity)
{
    /// <summary>Expected longest side of the object, in image pixels.</summary>
    public double Side => References.Average(static one => one.Side);

    /// <summary>What the object looks like, for decoders that can be told.</summary>
    public DecoderTarget? Target => References[0].Scale.Target;

    /// <summary>The middle of all references' signatures: what the decoder is guided by.</summary>
    public ReferenceSignature Signature { get; } = ReferenceSignature.Mean([.. References.Select(static one => one.Signature)]);
}
