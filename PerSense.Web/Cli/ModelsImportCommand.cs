using System.CommandLine;
using PerSense.Engine.Models.Import;

namespace PerSense.Web.Cli;

/// <summary><c>models import</c>: makes models of a checkpoint that is at hand.</summary>
internal sealed class ModelsImportCommand : Command
{
    private readonly Argument<FileInfo> _file = new("file") { Description = "The checkpoint: PyTorch's .pt or .pth, or safetensors. Nothing in it is executed." };
    private readonly Option<bool> _half = new("--half") { Description = "Store and compute in half precision: half the size, for a GPU; far slower on a processor." };
    private readonly DataOption _data = new();
    private readonly Option<bool> _json = new("--json") { Description = "Print JSON." };

    /// <summary>The verb with its options.</summary>
    public ModelsImportCommand()
        : base("import", "Import a checkpoint from a file; needs no network.")
    {
        Arguments.Add(_file);
        Options.Add(_half);
        _data.AddTo(this);
        Options.Add(_json);
        this.SetCancellableAction(Run);
    }

    private Task<int> Run(ParseResult parsed, CommandConsole console, CancellationToken cancellationToken)
    {
        using var models = EngineModels.Open(_data.Read(parsed));
        var options = new ImportOptions { Half = parsed.GetValue(_half) };
        var report = ImportText.Run(models, parsed.GetRequiredValue(_file).FullName, options, console, cancellationToken);
        if (parsed.GetValue(_json))
        {
            console.WriteJson(report);
        }
        else
        {
            ImportText.Write(report, console);
        }

        return Task.FromResult(ExitCode.Success);
    }
}
