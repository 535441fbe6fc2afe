using PerSense.Engine.Stages.Labelling;

namespace PerSense.Web.Configuration;

/// <summary>
/// The vision-language model that suggests what a marked object is called, behind an OpenAI-compatible address. Section
/// <c>PerSense:Labelling</c>. Nothing is ever sent unless an address and a model are set.
/// </summary>
public sealed class LabellingOptions
{
    public const string Section = "PerSense:Labelling";

    /// <summary>The service's address, such as <c>http://localhost:11434/v1</c>. Default: none, and no suggestions.</summary>
    public string? Address { get; set; }

    /// <summary>The model's name there. Default: none.</summary>
    public string? Model { get; set; }

    /// <summary>The key, where the service wants one. Default: none.</summary>
    public string? Key { get; set; }

    /// <summary>Seconds to wait for an answer; a second attempt has as many again. Default 20.</summary>
    public int TimeoutSeconds { get; set; } = 20;

    /// <summary>How the label is read out of the answer. Default: the noun phrase.</summary>
    public LabelRule Rule { get; set; } = LabelRule.NounPhrase;

    /// <summary>Whether suggestions can be asked for.</summary>
    public bool IsConfigured => !string.IsNullOrWhiteSpace(Address) && !string.IsNullOrWhiteSpace(Model);
}
