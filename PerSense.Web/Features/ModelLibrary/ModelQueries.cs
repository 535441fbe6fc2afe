using PerSense.Engine.Inference;
using PerSense.Engine.Models;
using PerSense.Web.Access;

namespace PerSense.Web.Features.ModelLibrary;

/// <summary>What people see of models and of the device.</summary>
public sealed class ModelQueries(ServerModels models)
{
    /// <summary>The catalogue's models with the state of their files; a refusal when the catalogue itself cannot be used.</summary>
    public Task<Outcome<IReadOnlyList<ModelRow>>> ListAsync(CancellationToken cancellationToken) => Task.Run(List, cancellationToken);

    /// <summary>The bundles: models that belong together.</summary>
    public Outcome<IReadOnlyList<ModelBundle>> Bundles()
    {
        try
        {
            return new Outcome<IReadOnlyList<ModelBundle>>.Done(models.Library.Catalogue.Bundles);
        }
        catch (ModelCatalogueException fault)
        {
            return Refusal.Conflict(fault.Message);
        }
    }

    /// <summary>What is to be said about a result of these models; null when none of them is embedded.</summary>
    public EmbeddedUse? EmbeddedIn(IReadOnlyList<string> modelIds)
    {
        var bundle = (Bundles() as Outcome<IReadOnlyList<ModelBundle>>.Done)?.Value.FirstOrDefault(bundle => bundle.Models.Any(modelIds.Contains));
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

    private Outcome<IReadOnlyList<ModelRow>> List()
    {
        try
        {
            var library = models.Library;
            return library.Catalogue.Models.Select(model => Row(library.Inspect(model), library.Catalogue)).ToList();
        }
        catch (ModelCatalogueException fault)
        {
            return Refusal.Conflict(fault.Message);
        }
    }

    private static ModelRow Row(ModelFileReport report, ModelCatalogue catalogue)
    {
        var model = report.Model;
        var bundles = catalogue.Bundles.Where(bundle => bundle.Models.Contains(model.Id)).Select(static bundle => bundle.Label).ToList();
        return new ModelRow(
            model.Id, model.Role, model.Contract, model.Description, model.Licence, model.Source, model.Bytes, model.Sha256, bundles, report.State, report.Message);
    }
}
