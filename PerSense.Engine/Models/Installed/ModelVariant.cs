namespace PerSense.Engine.Models.Installed;

/// <summary>How a model stores and computes reals.</summary>
public enum ModelVariant
{
    /// <summary>Single precision: equal to the published network.</summary>
    Float32,

    /// <summary>Half precision: half the size, faster on a GPU.</summary>
    Float16,
}
