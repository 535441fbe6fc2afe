using System.CommandLine;

namespace PerSense.Web.Cli;

/// <summary><c>models</c>: what the model catalogue holds.</summary>
internal sealed class ModelsCommand : Command
{
    private readonly Option<bool> _json = new("--json") { Description = "Print JSON." };

    /// <summary>The verb with its only sub-verb, <c>list</c>.</summary>
    public ModelsCommand()
        : base("models", "Show the neural networks that the program knows.")
    {
        var list = new Command("list", "List the models with their licences, and whether each file is the one of the catalogue (by SHA-256).") { _json };
        list.SetAction(List);
        Subcommands.Add(list);
    }

    private int List(ParseResult parsed)
    {
        var console = new CommandConsole(parsed.InvocationConfiguration);
        using var models = EngineModels.Open();
        var listing = ModelListing.Of(models.Library);
        if (parsed.GetValue(_json))
        {
            console.WriteJson(listing);
        }
        else
        {
            WriteText(listing, console);
        }

        return ExitCode.Success;
    }

    private static void WriteText(ModelListing listing, CommandConsole console)
    {
        console.WriteLine($"Models in {listing.Folder}:");
        var rows = new TextTable(["id", "role", "state", "MB", "licence"]);
        foreach (var model in listing.Models)
        {
            rows.Add(model.Id, model.Role.ToString(), model.State.ToString(), $"{model.Bytes / 1e6:0.0}", model.Licence);
        }

        rows.WriteTo(console);
        foreach (var bundle in listing.Bundles)
        {
            console.WriteLine("");
            console.WriteLine($"{bundle.Label} ({bundle.Id}): {string.Join(", ", bundle.Models)}");
            console.WriteLine($"  {bundle.Strengths}");
            console.WriteLine($"  {bundle.Limits}");
        }
    }
}
