namespace PerSense.Web.Cli;

/// <summary>What the process tells its caller; documented in the help text of the root command.</summary>
internal static class ExitCode
{
    /// <summary>Everything asked for was done.</summary>
    public const int Success = 0;

    /// <summary>Something went wrong while working; the message says what.</summary>
    public const int Failure = 1;

    /// <summary>The command line or an input named by it cannot be used.</summary>
    public const int BadUsage = 2;

    /// <summary>Stopped by Ctrl+C or a termination signal.</summary>
    public const int Cancelled = 130;
}
