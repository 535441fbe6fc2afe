namespace PerSense.Web.Features.Samples;

/// <summary>A picture that ships with the app.</summary>
/// <param name="File">Its file beside the list.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Box">Left, top, width and height of an object worth marking, in pixels.</param>
/// <param name="Count">How many such objects it has.</param>
public sealed record SampleScene(string File, string Title, double[] Box, int Count);
