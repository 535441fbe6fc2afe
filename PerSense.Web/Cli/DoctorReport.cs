namespace PerSense.Web.Cli;

/// <summary>The output of <c>doctor --json</c>.</summary>
/// <param name="Version">Version of PerSense.</param>
/// <param name="Healthy">Whether there is no fault.</param>
/// <param name="Checks">Every finding.</param>
internal sealed record DoctorReport(string Version, bool Healthy, IReadOnlyList<DoctorCheck> Checks);
