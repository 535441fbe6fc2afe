namespace PerSense.Engine.Stages.MaskDecoding;

/// <summary>How prompts become masks.</summary>
public sealed record MaskDecodingOptions
{
    /// <summary>
    /// Whether the exemplar search and the first pass give the decoder PerSAM's attention guidance and target embedding, when the
    /// decoder supports them; default true.
    /// </summary>
    [Option("Give the decoder target-guided attention and the semantic prompt in the first pass, if it takes them.", "PerSAM, eq. 8 and 9")]
    public bool GuideFirstPass { get; init; } = true;

    /// <summary>Whether the second pass does so too; default false (released code).</summary>
    [Option("Give them in the last pass too.", "Project")]
    public bool GuideSecondPass { get; init; }

    /// <summary>
    /// How often an answer of the first pass is given back to the decoder as its mask input, when the decoder supports it; 0 or more;
    /// default 0; the released code does it once.
    /// </summary>
    [Option("How often a mask of the first pass is given back to the decoder.", "PerSense code, section 12")]
    public int FirstPassRefinements { get; init; }

    /// <summary>The same for the second pass; default 0 (released code).</summary>
    [Option("How often a mask of the last pass is given back to the decoder.", "Project")]
    public int SecondPassRefinements { get; init; }

    /// <summary>
    /// How often a mask of the second pass is decoded again from its own box, the better answer being kept; 0 or more; default 1.
    /// </summary>
    [Option("How often a mask of the last pass is decoded again from its own box.", "Project")]
    public int SecondPassBoxRounds { get; init; } = 1;

    /// <summary>Whether the decoder is given the mask itself too when it is asked again from its box, where it can read masks; default true.</summary>
    [Option("Whether the decoder sees the mask as well when it is asked again from the mask's box.", "Project")]
    public bool GiveMaskWithBox { get; init; } = true;

    /// <summary>Whether the decoder is told what the exemplars look like, where it can be told; default true.</summary>
    [Option("Whether the decoder is told what the exemplars look like.", "Project")]
    public bool TellTarget { get; init; } = true;

    /// <summary>
    /// How much an answer loses whose area differs from the exemplars': its predicted IoU is multiplied by the ratio of the areas, less
    /// <see cref="SizeSlack"/>, to this power; 0 or more, 0 for the plain predicted IoU (paper, released code); default 0.4.
    /// </summary>
    [Option("How much a mask loses whose size differs from that of the exemplars.", "Project")]
    public double SizeWeight { get; init; } = 0.4;

    /// <summary>The natural logarithm of the area ratio that costs nothing, 0 or more; default 0.5, a factor of 1.65.</summary>
    [Option("Difference in size that costs nothing, as a natural logarithm of the ratio of the areas.", "Project")]
    public double SizeSlack { get; init; } = 0.5;

    /// <summary>Whether only the connected part under the prompt is kept; default true. The released code keeps all parts.</summary>
    [Option("Keep the connected part under the prompt only.", "Project")]
    public bool KeepPartUnderPrompt { get; init; } = true;

    /// <summary>Masks of fewer cells are dropped; at least 1; default 4.</summary>
    [Option("Masks of fewer cells are dropped.", "Project")]
    public int LeastCells { get; init; } = 4;

    /// <summary>On which grid masks are measured before they become instances; default <see cref="FootprintResolution.Grid"/>.</summary>
    [Option("Measure masks on the grid of the decoder (fast) or at the size of the image.", "PerSense code")]
    public FootprintResolution Resolution { get; init; } = FootprintResolution.Grid;

    internal IEnumerable<string> Faults() =>
    [
        .. OptionCheck.AtLeast("MaskDecoding.FirstPassRefinements", FirstPassRefinements, 0),
        .. OptionCheck.AtLeast("MaskDecoding.SecondPassRefinements", SecondPassRefinements, 0),
        .. OptionCheck.AtLeast("MaskDecoding.SecondPassBoxRounds", SecondPassBoxRounds, 0),
        .. OptionCheck.NotNegative("MaskDecoding.SizeWeight", SizeWeight),
        .. OptionCheck.NotNegative("MaskDecoding.SizeSlack", SizeSlack),
        .. OptionCheck.AtLeast("MaskDecoding.LeastCells", LeastCells, 1),
    ];
}
