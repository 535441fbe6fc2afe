using System.CommandLine;
using PerSense.Engine.Models;

namespace PerSense.Web.Cli;

/// <summary><c>models remove</c>: removes what was imported.</summary>
internal sealed class ModelsRemoveCommand : Command
{
    private readonly Argument<string> _id = new("id") { Description = "An import, as models list names it. Models that came with the program stay." };
    private readonly DataOption _data = new();

    /// <summary>The verb with its options.</summary>
    public ModelsRemoveCommand()
        : base("remove", "Remove imported models and their files.")
    {
        Arguments.Add(_id);
        _data.AddTo(this);
        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        var console = new CommandConsole(parsed.InvocationConfiguration);
        using var models = EngineModels.Open(_data.Read(parsed));
        var id = parsed.GetRequiredValue(_id);
        try
        {
            models.Library.Remove(id);
        }
        catch (ModelCatalogueException fault)
        {
            throw CommandFault.BadInput(fault.Message);
        }

        console.WriteLine($"Removed {id}.");
        return ExitCode.Success;
    }
}
