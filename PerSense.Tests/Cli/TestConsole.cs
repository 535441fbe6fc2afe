using System.CommandLine;
using PerSense.Engine.Methods;
using PerSense.Web.Cli;

namespace PerSense.Tests.Cli;

/// <summary>Runs the command line in process and keeps what it says.</summary>
/// <param name="method">Stands in for every method; null for the real ones.</param>
internal sealed class TestConsole(ISegmentationMethod? method = null) : IMethodSource
{
    /// <summary>How downloads reach servers; null for the network.</summary>
    public Func<HttpMessageHandler>? Downloads { get; init; }

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
        var services = new CommandServices(console, method is null ? new CatalogueMethods() : this);
        services = Downloads is null ? services : services with { Downloads = Downloads };
        var outcome = await CommandLine.RunAsync(args, services, cancellationToken);
        (Output, Error) = (output.ToString(), error.ToString());
        return outcome;
    }

    OpenedMethod IMethodSource.Open(MethodChoice choice) => new(method!, new(choice.Method, choice.Preset, ["scripted-model"]), models: null);
}
