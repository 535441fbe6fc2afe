namespace PerSense.Engine.Models;

/// <summary>
/// The models that a person wants a method to run with, by the ids of models or of imports. What is left out keeps its default. Checked and
/// completed by <see cref="ModelLibrary.Select"/>.
/// </summary>
public sealed record ModelSelection
{
    /// <summary>Nothing chosen: the bundle to start with.</summary>
    public static ModelSelection Default { get; } = new();

    /// <summary>The segmenter, by its encoder; its decoder comes with it. Default: that of the bundle to start with.</summary>
    public string? Encoder { get; init; }

    /// <summary>The density generator. Default: that of the encoder's bundle; none for an imported encoder.</summary>
    public string? Density { get; init; }

    /// <summary>Where features for similarity come from. Default: the encoder.</summary>
    public string? Similarity { get; init; }

    /// <summary>What finds boxes by words. Default: none.</summary>
    public string? Detector { get; init; }

    /// <summary>Features by which exemplars are compared with each other. Default: none.</summary>
    public string? ExemplarFeatures { get; init; }

    /// <summary>Whether nothing was chosen.</summary>
    public bool IsDefault => this == Default;
}
