namespace PerSense.Web.Cli;

/// <summary>What the command line decided: start the web application, or a verb has run and the process ends.</summary>
/// <param name="ExitCode">What the process returns when nothing is to be served.</param>
/// <param name="HostArguments">The configuration arguments of the web application to start; null when a verb has run instead.</param>
public sealed record CommandOutcome(int ExitCode, string[]? HostArguments = null);
