namespace PerSense.Engine.Methods.Auto;

/// <summary>A method that was chosen, and why.</summary>
/// <param name="Definition">The method; its first preset is used.</param>
/// <param name="Reason">A sentence for the user.</param>
internal sealed record MethodChoice(MethodDefinition Definition, string Reason);
