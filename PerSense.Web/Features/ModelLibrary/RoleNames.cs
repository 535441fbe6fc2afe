using PerSense.Engine.Models;

namespace PerSense.Web.Features.ModelLibrary;

/// <summary>Roles in the words of the pages.</summary>
internal static class RoleNames
{
    /// <summary><c>Density stem</c>.</summary>
    public static string Of(ModelRole role) => role switch
    {
        ModelRole.DensityStem => "Density stem",
        ModelRole.ExemplarFeatures => "Exemplar features",
        ModelRole.SetVerifier => "Set verifier",
        _ => role.ToString(),
    };
}
