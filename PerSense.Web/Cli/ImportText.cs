using PerSense.Engine.Models;
using PerSense.Engine.Models.Import;

namespace PerSense.Web.Cli;

/// <summary>An import in words, and its progress in the status line.</summary>
internal static class ImportText
{
    private const int MostNames = 20;

    /// <summary>Runs an import and shows how far it is.</summary>
    /// <exception cref="CommandFault">It was refused.</exception>
    public static ImportReport Run(EngineModels models, string path, ImportOptions options, CommandConsole console, CancellationToken cancellationToken)
    {
        try
        {
            return models.Importer().Import(path, options, new Status(console), cancellationToken);
        }
        catch (ModelImportException fault)
        {
            throw CommandFault.Failure(fault.Message);
        }
        catch (ModelCatalogueException fault)
        {
            throw CommandFault.Failure(fault.Message);
        }
    }

    /// <summary>Writes what became of a checkpoint.</summary>
    public static void Write(ImportReport report, CommandConsole console)
    {
        var package = report.Package;
        var source = package.Checkpoint.OfficialId is { } official
            ? $"the official file of {official}, by its SHA-256"
            : $"SHA-256 {package.Checkpoint.Sha256}, which is none that is known as official";
        console.WriteLine($"Installed {package.Label} ({package.Id}) from {package.Checkpoint.File}: {source}.");
        foreach (var model in package.Models)
        {
            console.WriteLine($"  {model.Id}: {model.Role}, {model.Contract}, {model.TotalBytes() / 1e6:0.0} MB, {model.Licence}");
        }

        WriteNames($"{report.LeftOver.Count} of {report.Tensors} tensors are unknown to this design; nothing was made of them", report.LeftOver, console);
        WriteNames("Beside the weights lay, unread", report.Skipped, console);
    }

    private static void WriteNames(string what, IReadOnlyList<string> names, CommandConsole console)
    {
        if (names.Count > 0)
        {
            console.WriteLine($"{what}: {string.Join(", ", names.Take(MostNames))}{(names.Count > MostNames ? ", ..." : "")}");
        }
    }

    private sealed class Status(CommandConsole console) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => console.ShowStatus($"{value.Fraction,4:P0} {value.Step}");
    }
}
