using System.CommandLine;

namespace PerSense.Web.Cli;

/// <summary><c>models export-manifest</c>: what the program knows about models, for other programs and for the record.</summary>
internal sealed class ModelsExportCommand : Command
{
    private readonly Argument<string?> _id = new("id") { Description = "A model or an import. Default: all.", Arity = ArgumentArity.ZeroOrOne };
    private readonly DataOption _data = new();

    /// <summary>The verb with its options.</summary>
    public ModelsExportCommand()
        : base("export-manifest", "Print manifests as JSON: contract, preprocessing, SHA-256 of the files and of the checkpoint they were made from, licence.")
    {
        Arguments.Add(_id);
        _data.AddTo(this);
        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        using var models = EngineModels.Open(_data.Read(parsed));
        var wanted = ModelChoice.Find(models.Library, parsed.GetValue(_id)).Select(static model => model.Id).ToHashSet(StringComparer.Ordinal);
        var shipped = models.Library.Catalogue.Models.Where(model => wanted.Contains(model.Id) && models.Library.IsShipped(model.Id)).ToList();
        var installed = models.Library.Installed!.Packages
            .Select(package => package with { Models = [.. package.Models.Where(model => wanted.Contains(model.Id))] })
            .Where(static package => package.Models.Count > 0)
            .ToList();
        new CommandConsole(parsed.InvocationConfiguration).WriteJson(new ManifestExport(shipped, installed));
        return ExitCode.Success;
    }
}
