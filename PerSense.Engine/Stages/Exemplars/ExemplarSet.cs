using PerSense.Engine.Stages.Encoding;

namespace PerSense.Engine.Stages.Exemplars;

/// <summary>The exemplars of one density estimate, best first, and the embedding of the image that holds them.</summary>
/// <param name="Items">At least one exemplar, all on the same image.</param>
/// <param name="Source">The embedding of that image: the query's own, or the reference's before anything is found in the query.</param>
public sealed record ExemplarSet(IReadOnlyList<Exemplar> Items, ImageEmbedding Source)
{
    /// <summary>Mean longest side of the boxes, in pixels of the image that holds them.</summary>
    public double ObjectSide => Items.Average(static exemplar => exemplar.Box.LongestSide);
}
