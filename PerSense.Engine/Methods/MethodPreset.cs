namespace PerSense.Engine.Methods;

/// <summary>A named set of options of a method.</summary>
/// <param name="Id">Unique within the method; lower case.</param>
/// <param name="Label">Its name for people.</param>
/// <param name="Explanation">One line on when to choose it.</param>
/// <param name="OptionsJson">The options, in full: giving them back to the catalogue repeats the run.</param>
public sealed record MethodPreset(string Id, string Label, string Explanation, string OptionsJson);
