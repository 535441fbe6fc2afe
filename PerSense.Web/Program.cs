using PerSense.Web;
using PerSense.Web.Cli;

var command = await CommandLine.RunAsync(args);
if (command.HostArguments is not { } hostArguments)
{
    return command.ExitCode;
}

var app = PerSenseServer.CreateBuilder(hostArguments).AddPerSense().Build().MapPerSense();
try
{
    await app.RunAsync();
    return ExitCode.Success;
}
catch (Exception fault) when (StartFault.Explain(fault) is { } message)
{
    await Console.Error.WriteLineAsync(message);
    return ExitCode.Failure;
}

/// <summary>The entry point; public so that tests can host it.</summary>
public partial class Program;
