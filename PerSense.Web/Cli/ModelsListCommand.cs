using System.CommandLine;
using System.Globalization;
using PerSense.Engine.Models;

namespace PerSense.Web.Cli;

/// <summary><c>models list</c>: what is there, and which checkpoints can be had.</summary>
internal sealed class ModelsListCommand : Command
{
    private readonly DataOption _data = new();
    private readonly Option<bool> _json = new("--json") { Description = "Print JSON." };

    /// <summary>The verb with its options.</summary>
    public ModelsListCommand()
        : base("list", "List the models with their licences and whether each file is the one of the catalogue (by SHA-256), and the official checkpoints.")
    {
        _data.AddTo(this);
        Options.Add(_json);
        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        var console = new CommandConsole(parsed.InvocationConfiguration);
        using var models = EngineModels.Open(_data.Read(parsed));
        try
        {
            var listing = ModelListing.Of(models.Library, models.Folders.Official());
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
        catch (ModelCatalogueException fault)
        {
            throw CommandFault.Failure(fault.Message);
        }
    }

    private static void WriteText(ModelListing listing, CommandConsole console)
    {
        console.WriteLine($"Models in {listing.Folder} and {listing.InstalledFolder}:");
        WriteModels(listing, console);
        foreach (var fault in listing.Faults)
        {
            console.WriteLine(fault);
        }

        foreach (var bundle in listing.Bundles)
        {
            console.WriteLine("");
            console.WriteLine($"{bundle.Label} ({bundle.Id}): {string.Join(", ", bundle.Models)}");
            console.WriteLine($"  {bundle.Strengths}");
            console.WriteLine($"  {bundle.Limits}");
        }

        console.WriteLine("");
        console.WriteLine("Official checkpoints (models pull <id>, or models import <file>):");
        WriteOfficial(listing, console);
    }

    private static void WriteModels(ModelListing listing, CommandConsole console)
    {
        var rows = new TextTable(["id", "role", "state", "MB", "licence"]);
        foreach (var model in listing.Models)
        {
            rows.Add(model.Id, model.Role.ToString(), model.State.ToString(), $"{model.Bytes / 1e6:0.0}", model.Licence);
        }

        rows.WriteTo(console);
    }

    private static void WriteOfficial(ModelListing listing, CommandConsole console)
    {
        var rows = new TextTable(["id", "MB", "SHA-256", "by pull", "licence", "what for"]);
        foreach (var official in listing.Official)
        {
            var size = official.Bytes is { } bytes ? (bytes / 1e6).ToString("0.0", CultureInfo.InvariantCulture) : "?";
            rows.Add(official.Id, size, official.Sha256 is null ? "unknown" : "known", official.Address is null ? "no" : "yes", official.Licence, official.Purpose);
        }

        rows.WriteTo(console);
    }
}
