namespace PerSense.Web.Features.ModelLibrary.SelfTest;

/// <summary>What a self-test measured: a whole search on a generated scene, once to load and once more to measure.</summary>
/// <param name="FirstMs">The first search, with loading where the models were not loaded yet.</param>
/// <param name="EncoderMs">One image through the encoder.</param>
/// <param name="PromptMs">One prompt through the decoder.</param>
/// <param name="DensityMs">One density map.</param>
/// <param name="TotalMs">The whole search.</param>
/// <param name="Found">Objects that were found.</param>
/// <param name="Drawn">Objects that there are.</param>
public sealed record SelfTestReport(double FirstMs, double EncoderMs, double PromptMs, double DensityMs, double TotalMs, int Found, int Drawn);
