namespace PerSense.Engine.Stages.Exemplars;

/// <summary>How the first exemplar is found.</summary>
public sealed record ExemplarOptions
{
    /// <summary>By what the first exemplar is chosen; default <see cref="ExemplarChoice.Likeness"/>.</summary>
    [Option("By what the first exemplar is chosen: the predicted IoU alone, or its likeness to the marked object too.", "PerSense, section 3.1")]
    public ExemplarChoice Choice { get; init; } = ExemplarChoice.Likeness;

    /// <summary>
    /// Whether the exemplar's box comes from a third decoder call with the second's box (specification section 8); default false: the
    /// third call gives nothing but its score in the released code.
    /// </summary>
    [Option("Decode the first exemplar once more from its own box before its box is used.", "PerSense code, section 8")]
    public bool BoxFromThirdCall { get; init; }

    /// <summary>Exponent of the size ratio by which <see cref="ExemplarChoice.Likeness"/> falls, 0 or more; default 0.6.</summary>
    [Option("How much a first exemplar of another size than the marked object loses.", "Project")]
    public double SizeWeight { get; init; } = 0.6;

    internal IEnumerable<string> Faults() => OptionCheck.NotNegative("Exemplars.SizeWeight", SizeWeight);
}
