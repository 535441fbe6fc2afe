using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace PerSense.Web.Cli;

/// <summary><c>serve</c>: turns its options into the web application's configuration arguments. The application itself starts in Program.</summary>
internal sealed class ServeCommand : Command
{
    /// <summary>The configuration key of the folder for the database and the images.</summary>
    public const string DataFolderKey = "PerSense:DataFolder";

    private readonly Option<int?> _port = new("--port")
    {
        Description = "Port, reachable from this machine only; 0 takes a free one.",
        HelpName = "number",
        CustomParser = ParsePort,
    };

    private readonly Option<DirectoryInfo?> _data = new("--data")
    {
        Description = "Folder for the database, images and results; made when absent.",
        HelpName = "folder",
    };

    private readonly Option<string?> _urls = new("--urls")
    {
        Description = "Addresses to listen on, separated by semicolons, such as http://0.0.0.0:8080. Not together with --port.",
        HelpName = "addresses",
    };

    /// <summary>The verb with its options.</summary>
    public ServeCommand()
        : base("serve", "Start the web application; also what happens without any verb.")
    {
        Options.Add(_port);
        Options.Add(_data);
        Options.Add(_urls);
        Validators.Add(Check);
    }

    /// <summary>The configuration arguments that stand for the options given.</summary>
    /// <param name="parsed">A parse result of this verb without errors.</param>
    public string[] HostArguments(ParseResult parsed)
    {
        var arguments = new List<string>();
        if (parsed.GetValue(_port) is { } port)
        {
            arguments.Add($"--urls=http://127.0.0.1:{port}");
        }

        if (parsed.GetValue(_urls) is { } urls)
        {
            arguments.Add($"--urls={urls}");
        }

        if (parsed.GetValue(_data) is { } data)
        {
            arguments.Add($"--{DataFolderKey}={data.FullName}");
        }

        return [.. arguments];
    }

    private static int? ParsePort(ArgumentResult result)
    {
        if (int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= 65535)
        {
            return port;
        }

        result.AddError($"--port must be a whole number from 0 to 65535, not '{result.Tokens[0].Value}'.");
        return null;
    }

    private void Check(CommandResult result)
    {
        if (result.GetResult(_port) is not null && result.GetResult(_urls) is not null)
        {
            result.AddError("--port and --urls say the same thing twice; give one of them.");
        }
    }
}
