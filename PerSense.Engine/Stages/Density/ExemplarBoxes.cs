using PerSense.Engine.Stages.Exemplars;

namespace PerSense.Engine.Stages.Density;

/// <summary>The exemplars of a request as a counter takes them that cuts them out of the searched image.</summary>
internal static class ExemplarBoxes
{
    /// <summary>The boxes in whole pixels of the searched image.</summary>
    /// <param name="request">The request.</param>
    /// <exception cref="ArgumentException">There are none, or they lie on another image.</exception>
    public static IReadOnlyList<PixelBox> Of(DensityRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        Check(request.Exemplars, request);
        return [.. request.Exemplars.Items.Select(item => PixelBox.Of(item.Box, request.Image.Size))];
    }

    private static void Check(ExemplarSet exemplars, DensityRequest request)
    {
        if (exemplars.Items.Count == 0)
        {
            throw new ArgumentException("A density estimate needs at least one exemplar.", nameof(request));
        }

        if (!ReferenceEquals(exemplars.Source, request.Embedding))
        {
            throw new ArgumentException(
                "This density estimator cuts its exemplars out of the searched image; these lie on another one. Find the first exemplar in the searched image.", nameof(request));
        }
    }
}
