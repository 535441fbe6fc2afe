using System.CommandLine;
using PerSense.Engine.Models;
using PerSense.Engine.Models.Import;
using PerSense.Engine.Models.Official;

namespace PerSense.Web.Cli;

/// <summary><c>models pull</c>: downloads an official checkpoint and imports it. The only verb that reaches out.</summary>
internal sealed class ModelsPullCommand : Command
{
    private readonly Func<HttpMessageHandler> _downloads;
    private readonly Argument<string> _id = new("id") { Description = "An official checkpoint, as models list names it." };
    private readonly Option<bool> _half = new("--half") { Description = "Store and compute in half precision: half the size, for a GPU; far slower on a processor." };
    private readonly Option<bool> _keep = new("--keep") { Description = "Keep the downloaded checkpoint beside the imported models." };
    private readonly DataOption _data = new();
    private readonly Option<bool> _json = new("--json") { Description = "Print JSON." };

    /// <summary>The verb with its options.</summary>
    /// <param name="downloads">How it reaches servers.</param>
    public ModelsPullCommand(Func<HttpMessageHandler> downloads)
        : base("pull", "Download an official checkpoint over HTTPS from its publisher and import it. An interrupted download is continued.")
    {
        _downloads = downloads;
        Arguments.Add(_id);
        Options.Add(_half);
        Options.Add(_keep);
        _data.AddTo(this);
        Options.Add(_json);
        this.SetCancellableAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CommandConsole console, CancellationToken cancellationToken)
    {
        using var models = EngineModels.Open(_data.Read(parsed));
        var path = await DownloadAsync(models, parsed.GetRequiredValue(_id), console, cancellationToken);
        var report = ImportText.Run(models, path, new ImportOptions { Half = parsed.GetValue(_half) }, console, cancellationToken);
        if (!parsed.GetValue(_keep))
        {
            File.Delete(path);
        }

        if (parsed.GetValue(_json))
        {
            console.WriteJson(report);
        }
        else
        {
            ImportText.Write(report, console);
        }

        return ExitCode.Success;
    }

    private async Task<string> DownloadAsync(EngineModels models, string id, CommandConsole console, CancellationToken cancellationToken)
    {
        try
        {
            using var handler = _downloads();
            var official = models.Folders.Official();
            var checkpoint = official.Checkpoint(id);
            console.WriteNote($"{checkpoint.Label}, licence {checkpoint.Licence}, from {checkpoint.Address?.Host ?? "no address"}");
            return await new CheckpointDownload(official, handler).DownloadAsync(
                checkpoint, Path.Combine(models.Folders.Installed, ".downloads"), new Status(console), cancellationToken);
        }
        catch (Exception fault) when (fault is ModelDownloadException or ModelCatalogueException)
        {
            throw CommandFault.Failure(fault.Message);
        }
    }

    private sealed class Status(CommandConsole console) : IProgress<DownloadProgress>
    {
        public void Report(DownloadProgress value) =>
            console.ShowStatus($"{value.Received / 1e6:0.0} MB{(value.Total is { } total ? $" of {total / 1e6:0.0} MB" : "")}");
    }
}
