namespace PerSense.Engine.Methods;

/// <summary>The record of a whole run.</summary>
/// <param name="Stages">In the order in which they ran.</param>
/// <param name="EncoderCalls">Images encoded.</param>
/// <param name="DecoderPrompts">Prompts decoded.</param>
/// <param name="DensityCalls">Density maps estimated.</param>
/// <param name="Duration">Wall time of the whole run.</param>
public sealed record StageTrace(
    IReadOnlyList<StageRecord> Stages, int EncoderCalls, int DecoderPrompts, int DensityCalls, TimeSpan Duration)
{
    /// <summary>How often the decoder was asked; each time about any number of prompts, which it decodes in batches.</summary>
    public int DecoderCalls { get; init; }

    /// <summary>How often the detector was asked about a phrase.</summary>
    public int DetectorCalls { get; init; }

    /// <summary>
    /// Pictures that the stem of the density network was asked about: windows of CounTR, images of DSALVANet, each once however many passes there
    /// are. 0 for an estimator without a stem.
    /// </summary>
    public int DensityStemCalls { get; init; }

    /// <summary>How often the head of the density network was asked; each time about any number of windows, which it takes in batches.</summary>
    public int DensityHeadCalls { get; init; }

    /// <summary>The maps of each pass in the order in which they were made; empty unless the options asked to keep them.</summary>
    public IReadOnlyList<StageMap> Maps { get; init; } = [];
}
