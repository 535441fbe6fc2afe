namespace PerSense.Web.Cli;

/// <summary>One finding of <c>doctor</c>.</summary>
/// <param name="Name">What was looked at.</param>
/// <param name="Status">How it is.</param>
/// <param name="Detail">Versions and figures, or what is wrong and what to do.</param>
internal sealed record DoctorCheck(string Name, DoctorStatus Status, string Detail);
