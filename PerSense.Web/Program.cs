using PerSense.Web.Cli;

var command = await CommandLine.RunAsync(args);
if (command.HostArguments is not { } hostArguments)
{
    return command.ExitCode;
}

var builder = WebApplication.CreateBuilder(hostArguments);
var app = builder.Build();
app.MapStaticAssets();
await app.RunAsync();
return ExitCode.Success;

/// <summary>The entry point; public so that tests can host it.</summary>
public partial class Program;
