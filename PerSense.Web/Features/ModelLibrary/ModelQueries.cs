using PerSense.Engine.Inference;
using PerSense.Engine.Models;
using PerSense.Web.Access;
using PerSense.Web.Configuration;

namespace PerSense.Web.Features.ModelLibrary;

/// <summary>What people see of models and of the device.</summary>
public sealed class ModelQueries(ServerModels models, ModelFolders folders)
{
    /// <summary>The models with the state of their files; a refusal when the catalogue itself cannot be used.</summary>
    public Task<Outcome<IReadOnlyList<ModelRow>>> ListAsync(CancellationToken cancellationToken) =>
        Task.Run(() => Try(static library => (IReadOnlyList<ModelRow>)[.. library.Catalogue.Models.Select(model => Row(library, model))]), cancellationToken);

    /// <summary>Everything that the page shows of models.</summary>
    public Task<Outcome<LibraryView>> LibraryAsync(CancellationToken cancellationToken) => Task.Run(() => Try(View), cancellationToken);

    /// <summary>What is to be said about a result of these models; null when none of them is embedded.</summary>
    public EmbeddedUse? EmbeddedIn(IReadOnlyList<string> modelIds)
    {
        var bundles = Try(static library => library.Catalogue.Bundles);
        var bundle = (bundles as Outcome<IReadOnlyList<ModelBundle>>.Done)?.Value.FirstOrDefault(bundle => bundle.Models.Any(modelIds.Contains));
        return bundle is null ? null : new EmbeddedUse(modelIds.All(bundle.Models.Contains), bundle.Strengths, bundle.Limits);
    }

    /// <summary>The device that jobs run on, and why.</summary>
    public Task<Outcome<DeviceReport>> DeviceAsync(CancellationToken cancellationToken) => Task.Run(Device, cancellationToken);

    private Outcome<DeviceReport> Device()
    {
        try
        {
            return models.Device;
        }
        catch (ModelLoadException fault)
        {
            return Refusal.Conflict(fault.Message);
        }
    }

    private Outcome<T> Try<T>(Func<Engine.Models.ModelLibrary, T> read)
    {
        try
        {
            return read(models.Library);
        }
        catch (ModelCatalogueException fault)
        {
            return Refusal.Conflict(fault.Message);
        }
    }

    private LibraryView View(Engine.Models.ModelLibrary library)
    {
        var packages = library.Installed?.Packages ?? [];
        var sources = packages.Select(static package => package.Checkpoint.OfficialId).ToHashSet();
        return new LibraryView(
            [.. library.Catalogue.Bundles.Select(bundle => new BundleView(bundle, [.. bundle.Models.Select(id => Row(library, library.Catalogue.Model(id)))]))],
            [.. packages.Select(package => new PackageView(package, [.. package.Models.Select(model => Row(library, model))]))],
            library.Installed?.Faults ?? [],
            [.. folders.Official().Checkpoints.Select(checkpoint => new OfficialView(checkpoint, sources.Contains(checkpoint.Id)))],
            library.Catalogue.Models.Where(model => library.IsShipped(model.Id)).Sum(static model => model.TotalBytes()),
            packages.SelectMany(static package => package.Models).Sum(static model => model.TotalBytes()),
            FreeBytes());
    }

    // The folder of imported models is made by the first import; its parent tells the disk until then.
    private long FreeBytes()
    {
        var at = new DirectoryInfo(folders.Installed);
        while (!at.Exists && at.Parent is { } parent)
        {
            at = parent;
        }

        return new DriveInfo(at.FullName).AvailableFreeSpace;
    }

    private static ModelRow Row(Engine.Models.ModelLibrary library, ModelManifest model)
    {
        var report = library.Inspect(model);
        var bundles = library.Catalogue.Bundles.Where(bundle => bundle.Models.Contains(model.Id)).Select(static bundle => bundle.Label).ToList();
        return new ModelRow(
            model.Id, model.Role, model.Contract, model.Description, model.Licence, model.Source, model.TotalBytes(), model.Sha256, bundles, report.State, report.Message)
        {
            IsShipped = library.IsShipped(model.Id),
        };
    }
}
