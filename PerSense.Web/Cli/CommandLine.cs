using System.CommandLine;
using System.CommandLine.Parsing;

namespace PerSense.Web.Cli;

/// <summary>The verbs of the binary. Without a verb the web application starts, with all arguments as its configuration.</summary>
public static class CommandLine
{
    private const string Description = """
        PerSense: mark one object in an image, get every instance outlined and counted.

        Exit codes: 0 done, 1 something failed, 2 wrong usage or unusable input, 130 cancelled.
        """;

    // A run stops within a second of being asked to; the rest is for a slow disk.
    private static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(10);

    /// <summary>Runs the verb in the arguments, if there is one other than <c>serve</c>.</summary>
    /// <param name="args">The process's arguments.</param>
    /// <returns>Either the arguments of the web application to start, or the exit code of the verb that ran.</returns>
    public static Task<CommandOutcome> RunAsync(string[] args) =>
        RunAsync(args, new(Configure(), new CatalogueMethods()), CancellationToken.None);

    internal static async Task<CommandOutcome> RunAsync(string[] args, CommandServices services, CancellationToken cancellationToken)
    {
        if (IsConfigurationOnly(args))
        {
            return new(ExitCode.Success, args);
        }

        var serve = new ServeCommand();
        var parsed = CreateRoot(serve, services).Parse(args);
        if (parsed.Errors.Count > 0)
        {
            return new(await ReportAsync(parsed, services.Console.Error));
        }

        return parsed.CommandResult.Command == serve && parsed.Action is null
            ? new(ExitCode.Success, serve.HostArguments(parsed))
            : new(await InvokeAsync(parsed, services.Console, cancellationToken));
    }

    private static InvocationConfiguration Configure() => new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeToStop };

    private static RootCommand CreateRoot(ServeCommand serve, CommandServices services) =>
        new(Description) { serve, new SegmentCommand(services.Methods), new EvaluateCommand(services.Methods), new ModelsCommand(services.Downloads), new DoctorCommand() };

    // "--environment Development" and the like configure the host (tests and hosting tools start the application so).
    private static bool IsConfigurationOnly(string[] args) =>
        args.Length == 0 || (args[0].StartsWith("--", StringComparison.Ordinal) && args[0] is not ("--help" or "--version"));

    private static async Task<int> ReportAsync(ParseResult parsed, TextWriter error)
    {
        foreach (var fault in parsed.Errors)
        {
            await error.WriteLineAsync($"error: {fault.Message}");
        }

        await error.WriteLineAsync($"Add --help after {Name(parsed.CommandResult)} to see what is possible.");
        return ExitCode.BadUsage;
    }

    private static string Name(CommandResult result) => result.Command is RootCommand ? "the program's name" : $"\"{result.Command.Name}\"";

    private static async Task<int> InvokeAsync(ParseResult parsed, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        try
        {
            return await parsed.InvokeAsync(console, cancellationToken);
        }
        catch (CommandFault fault)
        {
            await console.Error.WriteLineAsync($"error: {fault.Message}");
            return fault.ExitCode;
        }
        catch (OperationCanceledException)
        {
            await console.Error.WriteLineAsync("Cancelled.");
            return ExitCode.Cancelled;
        }
    }
}
