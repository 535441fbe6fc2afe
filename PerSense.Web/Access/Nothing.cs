namespace PerSense.Web.Access;

/// <summary>The value of a command that has none.</summary>
public readonly record struct Nothing;
