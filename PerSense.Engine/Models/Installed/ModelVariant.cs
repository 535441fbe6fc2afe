using System.Text.Json.Serialization;

namespace PerSense.Engine.Models.Installed;

/// <summary>How a model stores and computes reals.</summary>
public enum ModelVariant
{
    /// <summary>Single precision: equal to the published network.</summary>
    [JsonStringEnumMemberName("float32")]
    Full,

    /// <summary>Half precision: half the size, for a GPU; far slower on a processor.</summary>
    [JsonStringEnumMemberName("float16")]
    Half,
}
