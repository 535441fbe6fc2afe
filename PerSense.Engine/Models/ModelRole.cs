namespace PerSense.Engine.Models;

/// <summary>What a model does in a method. A bundle has at most one model for each role.</summary>
public enum ModelRole
{
    /// <summary>Image to embedding.</summary>
    Encoder,

    /// <summary>Embedding and prompts to masks.</summary>
    Decoder,

    /// <summary>Exemplar boxes to what a density model is told about them.</summary>
    Prototype,

    /// <summary>Objects per cell.</summary>
    Density,

    /// <summary>Features for cosine similarity, where they do not come from the encoder.</summary>
    Similarity,

    /// <summary>Words to boxes.</summary>
    Detector,

    /// <summary>Features by which exemplars are compared with each other (PerSense++).</summary>
    ExemplarFeatures,

    /// <summary>An image alone to what a density model compares with exemplars.</summary>
    DensityStem,

    /// <summary>All candidates of one image, seen together, to the probability that each is an instance.</summary>
    SetVerifier,
}
