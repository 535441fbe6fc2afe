namespace PerSense.Engine.Models.Installed;

/// <summary>What was in the folder of installed models at a time.</summary>
/// <param name="Changed">When the folder had changed last.</param>
/// <param name="Packages">What can be used.</param>
/// <param name="Faults">What cannot, as sentences.</param>
internal sealed record InstalledState(DateTime Changed, IReadOnlyList<InstalledPackage> Packages, IReadOnlyList<string> Faults);
