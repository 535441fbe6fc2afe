namespace PerSense.Engine.Stages.Similarity;

/// <summary>On which grid the similarity map is kept. A closed choice.</summary>
public enum SimilarityResolution
{
    /// <summary>The encoder's feature grid; sampled bilinearly where a point is asked.</summary>
    Grid,

    /// <summary>The image's pixels, by the released code's chain of bilinear resizes (specification section 5).</summary>
    Image,
}
