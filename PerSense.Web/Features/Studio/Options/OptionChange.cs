namespace PerSense.Web.Features.Studio.Options;

/// <summary>What a person did in the field of an option.</summary>
/// <param name="Path">The option's path.</param>
/// <param name="TypeFault">Why what was typed is no value; null when it is one, and then it was taken.</param>
public readonly record struct OptionChange(string Path, string? TypeFault);
