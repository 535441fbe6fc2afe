using System.CommandLine;
using PerSense.Engine.Models;

namespace PerSense.Web.Cli;

/// <summary><c>models verify</c>: is every file the one of its manifest?</summary>
internal sealed class ModelsVerifyCommand : Command
{
    private readonly Argument<string?> _id = new("id") { Description = "A model or an import. Default: all.", Arity = ArgumentArity.ZeroOrOne };
    private readonly DataOption _data = new();
    private readonly Option<bool> _json = new("--json") { Description = "Print JSON." };

    /// <summary>The verb with its options.</summary>
    public ModelsVerifyCommand()
        : base("verify", "Compare the files of models with their manifests by length and SHA-256. Exit code 1 when one differs.")
    {
        Arguments.Add(_id);
        _data.AddTo(this);
        Options.Add(_json);
        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        var console = new CommandConsole(parsed.InvocationConfiguration);
        using var models = EngineModels.Open(_data.Read(parsed));
        var wanted = ModelChoice.Find(models.Library, parsed.GetValue(_id));
        var entries = wanted.Select(model => ModelListing.Entry.Of(models.Library.Inspect(model))).ToList();
        IReadOnlyList<string> faults = parsed.GetValue(_id) is null ? models.Library.Installed!.Faults : [];
        if (parsed.GetValue(_json))
        {
            console.WriteJson(entries);
        }
        else
        {
            foreach (var line in entries.Select(static entry => entry.Message).Concat(faults))
            {
                console.WriteLine(line);
            }
        }

        return faults.Count == 0 && entries.TrueForAll(static entry => entry.State == ModelFileState.Ready) ? ExitCode.Success : ExitCode.Failure;
    }
}
