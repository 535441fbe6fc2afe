using PerSense.Web;
using PerSense.Web.Cli;

var command = await CommandLine.RunAsync(args);
if (command.HostArguments is not { } hostArguments)
{
    return command.ExitCode;
}

var app = WebApplication.CreateBuilder(hostArguments).AddPerSense().Build().MapPerSense();
await app.RunAsync();
return ExitCode.Success;

/// <summary>The entry point; public so that tests can host it.</summary>
public partial class Program;
