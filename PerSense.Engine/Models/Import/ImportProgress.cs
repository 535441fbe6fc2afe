namespace PerSense.Engine.Models.Import;

/// <summary>How far an import is.</summary>
/// <param name="Step">What is being done, in words.</param>
/// <param name="Fraction">0 to 1.</param>
public readonly record struct ImportProgress(string Step, double Fraction);
