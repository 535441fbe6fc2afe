using PerSense.Engine.Models;

namespace PerSense.Engine.Stages.Encoding;

/// <summary>What is taken from each channel of a picture and what it is divided by, on the scale 0..255; red, green, blue.</summary>
/// <param name="Mean">Three means.</param>
/// <param name="Deviation">Three deviations, above 0.</param>
internal sealed record PixelNormalisation(IReadOnlyList<float> Mean, IReadOnlyList<float> Deviation)
{
    /// <summary>The means and deviations of ImageNet, which SAM, MobileSAM and EfficientSAM were trained with.</summary>
    public static PixelNormalisation ImageNet { get; } = new([123.675f, 116.28f, 103.53f], [58.395f, 57.12f, 57.375f]);

    private static readonly string[] _means = ["meanRed", "meanGreen", "meanBlue"];
    private static readonly string[] _deviations = ["deviationRed", "deviationGreen", "deviationBlue"];

    /// <summary>Reads a manifest's parameters.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <exception cref="ModelCatalogueException">One is missing or invalid.</exception>
    public static PixelNormalisation From(ModelParameters parameters) => new(
        [.. _means.Select(name => (float)parameters.Number(name))], [.. _deviations.Select(name => (float)parameters.Positive(name))]);

    /// <summary>As a manifest states it.</summary>
    public IEnumerable<KeyValuePair<string, double>> ToParameters() =>
        _means.Zip(Mean, KeyValuePair.Create).Concat(_deviations.Zip(Deviation, KeyValuePair.Create)).Select(static pair => KeyValuePair.Create(pair.Key, Math.Round(pair.Value, 4)));

    /// <summary>A sample of a channel as the network sees it.</summary>
    /// <param name="sample">0..255.</param>
    /// <param name="channel">0 red, 1 green, 2 blue.</param>
    public float Apply(float sample, int channel) => (sample - Mean[channel]) / Deviation[channel];
}
