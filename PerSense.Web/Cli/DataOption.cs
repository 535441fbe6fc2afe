using System.CommandLine;

namespace PerSense.Web.Cli;

/// <summary>The option that names the data folder, in which imported models are.</summary>
internal sealed class DataOption
{
    private readonly Option<DirectoryInfo?> _option = new("--data")
    {
        Description = "The data folder, where imported models are. Default: the one that serve would use.",
        HelpName = "folder",
    };

    /// <summary>Gives the option to a command.</summary>
    public void AddTo(Command command) => command.Options.Add(_option);

    /// <summary>The folder; null for the one that the server would use.</summary>
    public string? Read(ParseResult parsed) => parsed.GetValue(_option)?.FullName;
}
