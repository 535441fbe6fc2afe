using PerSense.Engine.Stages.PointPrompts;
using PerSense.Engine.Stages.Similarity;

namespace PerSense.Engine.Stages.MaskDecoding;

/// <summary>Prompts to decode on one image.</summary>
/// <param name="View">The image.</param>
/// <param name="Prompts">Any number of prompts.</param>
/// <param name="Size">How large the objects looked for are.</param>
/// <param name="Guidance">PerSAM's aids for the first answer; null for none.</param>
/// <param name="Refinements">How often an answer is given back as mask input.</param>
/// <param name="BoxRounds">How often a mask is decoded again from its own box.</param>
internal sealed record DecodingTask(
    ImageView View,
    IReadOnlyList<PointPrompt> Prompts,
    ObjectScale Size,
    DecoderGuidance? Guidance,
    int Refinements,
    int BoxRounds);
