using PerSense.Engine.Stages.PointPrompts;
using PerSense.Engine.Stages.Similarity;

namespace PerSense.Engine.Stages.MaskDecoding;

/// <summary>Prompts to decode on one image.</summary>
/// <param name="View">The image.</param>
/// <param name="Prompts">Any number of prompts.</param>
/// <param name="ObjectSide">Expected longest side of the objects, in image pixels.</param>
/// <param name="Guidance">PerSAM's aids for the first answer; null for none.</param>
/// <param name="Refinements">How often an answer is given back as mask input.</param>
internal sealed record DecodingTask(
    ImageView View, IReadOnlyList<PointPrompt> Prompts, double ObjectSide, DecoderGuidance? Guidance, int Refinements);
