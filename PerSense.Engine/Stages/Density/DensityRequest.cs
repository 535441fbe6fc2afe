using PerSense.Engine.Imaging;
using PerSense.Engine.Stages.Encoding;
using PerSense.Engine.Stages.Exemplars;

namespace PerSense.Engine.Stages.Density;

/// <summary>What a density estimator is asked.</summary>
/// <param name="Image">The query image.</param>
/// <param name="Embedding">Its embedding by the segmenter's encoder; estimators with a backbone of their own do not read it.</param>
/// <param name="Exemplars">The objects to count more of.</param>
/// <param name="Direction">
/// Unit vector of similarity features that stands in for the exemplars' own (it was pooled under masks, not boxes); null to derive it
/// from the boxes. Estimators without a similarity input do not read it.
/// </param>
public sealed record DensityRequest(ImageBuffer Image, ImageEmbedding Embedding, ExemplarSet Exemplars, ReadOnlyMemory<float>? Direction = null)
{
    /// <summary>How to go about the image; default: as recommended.</summary>
    public DensityOptions Options { get; init; } = new();

    /// <summary>
    /// What the estimator's network made of the image for earlier requests, and will of this one; default: nothing yet. Requests that share it
    /// may differ in everything, for it knows pictures by their content, but not run at the same time.
    /// </summary>
    public DensityMemory Memory { get; init; } = new();
}
