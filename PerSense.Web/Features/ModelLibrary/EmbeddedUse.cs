namespace PerSense.Web.Features.ModelLibrary;

/// <summary>What is to be said about a result that embedded models had a part in.</summary>
/// <param name="IsWhole">Whether all of the result's models are embedded ones.</param>
/// <param name="Strengths">What they are good at.</param>
/// <param name="Limits">What they are bad at.</param>
public sealed record EmbeddedUse(bool IsWhole, string Strengths, string Limits)
{
    /// <summary>Where it is told how to install stronger models.</summary>
    public const string StrongerUrl = "/models#stronger";

    /// <summary>The label of such a result.</summary>
    public string Label => IsWhole ? "Embedded" : "Partly embedded";
}
