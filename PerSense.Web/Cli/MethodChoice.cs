namespace PerSense.Web.Cli;

/// <summary>What a person asked for by <c>--method</c> and <c>--preset</c>.</summary>
/// <param name="Method">The method's id.</param>
/// <param name="Preset">The preset's id.</param>
internal sealed record MethodChoice(string Method, string Preset);
