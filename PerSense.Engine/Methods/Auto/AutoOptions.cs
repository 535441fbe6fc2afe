using PerSense.Engine.Stages;

namespace PerSense.Engine.Methods.Auto;

/// <summary>When which method is chosen. The defaults are the only preset.</summary>
public sealed record AutoOptions : IMethodOptions
{
    /// <summary>Expected number of objects up to which the image is taken to show one object; 0 or more; default 1.5.</summary>
    [Option("Expected number of objects up to which a single object is looked for.", "Project", IsBasic = true)]
    public double SingleObjectCount { get; init; } = 1.5;

    /// <summary>Share of its image that the marked object covers from which a single object is looked for, 0..1; default 0.15.</summary>
    [Option("Share of its image that a marked object covers from which a single object is looked for.", "Project", IsBasic = true)]
    public double SingleObjectShare { get; init; } = 0.15;

    /// <inheritdoc/>
    public void Validate() => OptionCheck.Throw(
        [.. OptionCheck.NotNegative("SingleObjectCount", SingleObjectCount), .. OptionCheck.Share("SingleObjectShare", SingleObjectShare)]);
}
