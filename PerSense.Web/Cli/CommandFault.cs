namespace PerSense.Web.Cli;

/// <summary>A command cannot go on. The message is for the person at the terminal; <see cref="CommandLine"/> prints it and exits.</summary>
/// <param name="exitCode">One of <see cref="Cli.ExitCode"/>.</param>
/// <param name="message">What happened, why, and what to do next.</param>
internal sealed class CommandFault(int exitCode, string message) : Exception(message)
{
    /// <summary>What the process returns.</summary>
    public int ExitCode { get; } = exitCode;

    /// <summary>An input or an option that cannot be used.</summary>
    /// <param name="message">What happened, why, and what to do next.</param>
    public static CommandFault BadInput(string message) => new(Cli.ExitCode.BadUsage, message);

    /// <summary>Work that failed although the inputs looked right.</summary>
    /// <param name="message">What happened, why, and what to do next.</param>
    public static CommandFault Failure(string message) => new(Cli.ExitCode.Failure, message);
}
