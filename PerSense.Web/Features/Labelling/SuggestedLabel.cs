namespace PerSense.Web.Features.Labelling;

/// <summary>What a vision-language model calls an exemplar.</summary>
public sealed record SuggestedLabel(string Label);
