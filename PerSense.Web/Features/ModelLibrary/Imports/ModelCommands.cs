using Microsoft.Extensions.Options;
using PerSense.Engine.Models;
using PerSense.Web.Access;
using PerSense.Web.Configuration;
using PerSense.Web.Features.ModelLibrary.SelfTest;

namespace PerSense.Web.Features.ModelLibrary.Imports;

/// <summary>What administrators do with models.</summary>
public sealed class ModelCommands(
    AdministratorAccess access, ModelImports imports, ImportFolder folder, ServerModels models, ModelFolders folders, ModelSelfTest selfTest, IOptions<ModelImportOptions> options)
{
    /// <summary>Imports a checkpoint of the server's folder.</summary>
    public async Task<Outcome<Guid>> ImportFileAsync(string name, bool isHalf, CancellationToken cancellationToken)
    {
        if (await access.RefuseAsync(cancellationToken) is { } refusal)
        {
            return refusal;
        }

        return folder.Find(name) is { } path
            ? imports.Start(new ImportSource.ServerFile(path), isHalf)
            : new Refusal(RefusalKind.NotFound, "There is no such checkpoint in the server's folder. Reload the page and choose one of the list.");
    }

    /// <summary>Downloads an official checkpoint and imports it.</summary>
    public async Task<Outcome<Guid>> DownloadAsync(string officialId, bool isHalf, CancellationToken cancellationToken)
    {
        if (await access.RefuseAsync(cancellationToken) is { } refusal)
        {
            return refusal;
        }

        if (!options.Value.AllowDownloads)
        {
            return Refusal.Forbidden($"Downloads are switched off on this server ({ModelImportOptions.Section}:AllowDownloads). Download the file elsewhere and upload it here.");
        }

        try
        {
            return imports.Start(new ImportSource.Download(folders.Official().Checkpoint(officialId)), isHalf);
        }
        catch (ModelCatalogueException fault)
        {
            return new Refusal(RefusalKind.NotFound, fault.Message);
        }
    }

    /// <summary>Stops an import.</summary>
    public async Task<Outcome<Nothing>> CancelAsync(Guid importId, CancellationToken cancellationToken)
    {
        if (await access.RefuseAsync(cancellationToken) is { } refusal)
        {
            return refusal;
        }

        return imports.Cancel(importId) ? default(Nothing) : Refusal.Conflict("This import is over, so there is nothing left to cancel.");
    }

    /// <summary>Searches a generated scene with models and measures.</summary>
    public async Task<Outcome<SelfTestReport>> TestAsync(ModelSelection chosen, CancellationToken cancellationToken) =>
        await access.RefuseAsync(cancellationToken) is { } refusal ? refusal : await selfTest.RunAsync(chosen, cancellationToken);

    /// <summary>Removes imported models; those that came with the program stay.</summary>
    public async Task<Outcome<Nothing>> RemoveAsync(string packageId, CancellationToken cancellationToken)
    {
        if (await access.RefuseAsync(cancellationToken) is { } refusal)
        {
            return refusal;
        }

        try
        {
            // Sessions end after the runs that are under way.
            await Task.Run(() => models.Library.Remove(packageId), cancellationToken);
            return default(Nothing);
        }
        catch (ModelCatalogueException fault)
        {
            return Refusal.Conflict(fault.Message);
        }
    }
}
