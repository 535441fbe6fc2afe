using System.CommandLine;
using PerSense.Web.Cli;

namespace PerSense.Tests.Cli;

/// <summary>Runs the command line in process and keeps what it says.</summary>
internal sealed class TestConsole
{
    public string Output { get; private set; } = "";

    public string Error { get; private set; } = "";

    public Task<CommandOutcome> RunAsync(params string[] args) => RunAsync(CancellationToken.None, args);

    public async Task<CommandOutcome> RunAsync(CancellationToken cancellationToken, params string[] args)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var console = new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
            Output = output,
            Error = error,
        };
        var outcome = await CommandLine.RunAsync(args, console, cancellationToken);
        (Output, Error) = (output.ToString(), error.ToString());
        return outcome;
    }
}
