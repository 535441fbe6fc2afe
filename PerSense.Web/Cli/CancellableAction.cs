using System.CommandLine;

namespace PerSense.Web.Cli;

/// <summary>Makes long verbs stoppable from their first moment on.</summary>
internal static class CancellableAction
{
    /// <summary>Sets the action of a command and runs it on another thread.</summary>
    /// <param name="command">The command.</param>
    /// <param name="run">What it does.</param>
    public static void SetCancellableAction(this Command command, Func<ParseResult, CommandConsole, CancellationToken, Task<int>> run) =>
        command.SetAction((parsed, cancellationToken) =>
            // Ctrl+C is listened to only once the action has given its task back, so nothing may come before that.
            Task.Run(() => RunAsync(parsed, run, cancellationToken), cancellationToken));

    private static async Task<int> RunAsync(
        ParseResult parsed, Func<ParseResult, CommandConsole, CancellationToken, Task<int>> run, CancellationToken cancellationToken)
    {
        var console = new CommandConsole(parsed.InvocationConfiguration);
        try
        {
            return await run(parsed, console, cancellationToken);
        }
        finally
        {
            console.ClearStatus();
        }
    }
}
