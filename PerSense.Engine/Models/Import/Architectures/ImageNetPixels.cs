namespace PerSense.Engine.Models.Import.Architectures;

/// <summary>The means and standard deviations of ImageNet's pixels, by the names that manifests give them.</summary>
internal static class ImageNetPixels
{
    /// <summary>Parameters of a manifest and the pixel statistics together.</summary>
    /// <param name="parameters">What else the manifest says.</param>
    public static ModelParameters With(IEnumerable<KeyValuePair<string, double>> parameters) => new(new Dictionary<string, double>(parameters, StringComparer.Ordinal)
    {
        ["meanRed"] = 0.485,
        ["meanGreen"] = 0.456,
        ["meanBlue"] = 0.406,
        ["deviationRed"] = 0.229,
        ["deviationGreen"] = 0.224,
        ["deviationBlue"] = 0.225,
    });
}
