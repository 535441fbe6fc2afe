namespace PerSense.Engine.Methods.Personalisation;

/// <summary>What is done to an object that was found before the next one is looked for. A closed choice.</summary>
public enum FoundObjectRule
{
    /// <summary>Its places lose all similarity (PerSAM's paper).</summary>
    ZeroSimilarity,

    /// <summary>It is painted black, and the image is encoded anew (released code).</summary>
    RepaintAndReencode,
}
