using System.CommandLine;

namespace PerSense.Web.Cli;

/// <summary>The options that choose a method.</summary>
internal sealed class MethodOptions
{
    private readonly Option<string> _method = new("--method")
    {
        Description = "The segmentation method.",
        HelpName = "id",
        DefaultValueFactory = static _ => "persense",
    };

    private readonly Option<string> _preset = new("--preset")
    {
        Description = "The method's set of options.",
        HelpName = "id",
        DefaultValueFactory = static _ => "recommended",
    };

    /// <summary>Gives the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_method);
        command.Options.Add(_preset);
    }

    /// <summary>What was chosen.</summary>
    public MethodChoice Read(ParseResult parsed) => new(parsed.GetRequiredValue(_method), parsed.GetRequiredValue(_preset));
}
