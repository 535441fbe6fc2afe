using PerSense.Engine.Models;

namespace PerSense.Engine.Methods;

/// <summary>A method cannot run because models that it needs are not there; the message names them for the user.</summary>
public sealed class MissingModelException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="method">The method's name for people.</param>
    /// <param name="roles">What is missing; at least one.</param>
    public MissingModelException(string method, IReadOnlyList<ModelRole> roles)
        : base($"{method} needs a model for {string.Join(" and ", (roles ?? []).Select(Name))}. Install one in the model library, or choose another method.")
    {
        Method = method;
        Roles = roles ?? [];
    }

    /// <summary>The method's name for people.</summary>
    public string Method { get; }

    /// <summary>The roles without a model: what the model library should offer.</summary>
    public IReadOnlyList<ModelRole> Roles { get; }

    private static string Name(ModelRole role) => role switch
    {
        ModelRole.Encoder => "image embeddings (encoder)",
        ModelRole.Decoder => "masks (decoder)",
        ModelRole.Prototype => "exemplar prototypes",
        ModelRole.Density => "density (object counter)",
        ModelRole.DensityStem => "the image alone (stem of the object counter)",
        ModelRole.Similarity => "similarity features",
        ModelRole.SetVerifier => "the choice among candidates (set verifier)",
        ModelRole.ExemplarFeatures => "exemplar features (ResNet-50)",
        _ => "boxes from words (detector)",
    };
}
