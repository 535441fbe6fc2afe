namespace PerSense.Engine.Stages.MaskDecoding;

/// <summary>PerSAM's cascaded post-refinement of a first mask (section 3.2; specification sections 3 and 4.2).</summary>
public sealed record RefinementOptions
{
    /// <summary>
    /// Whether the first mask is given back to the decoder, with the points alone, before its box is used; default true. PerSAM-F leaves
    /// this out: its second call has the box already.
    /// </summary>
    [Option("Give the first mask back to the decoder before its box is used.", "PerSAM, section 3.2", IsBasic = true)]
    public bool FromMask { get; init; } = true;

    /// <summary>How often the mask is decoded again with its own box, 0 to 8; default 1 (paper).</summary>
    [Option("How often the mask is decoded again with its own box.", "PerSAM, section 3.2", IsBasic = true)]
    public int BoxRounds { get; init; } = 1;

    /// <summary>
    /// Whether an answer to a box replaces the mask before only when its predicted IoU is higher; default true. The released code takes
    /// the last answer in any case.
    /// </summary>
    [Option("Keep the mask before when its predicted IoU is higher.", "Project; off in the code of PerSAM")]
    public bool KeepBetter { get; init; } = true;

    internal IEnumerable<string> Faults() => OptionCheck.Between("Refinement.BoxRounds", BoxRounds, 0, 8);
}
