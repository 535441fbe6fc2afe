using PerSense.Engine.Methods;
using PerSense.Engine.Models;
using PerSense.Web.Features.ModelLibrary;

namespace PerSense.Web.Features.Jobs;

/// <summary>The engine with this server's models.</summary>
internal sealed class SegmentationEngine(ServerModels models, TimeProvider clock) : ISegmentationEngine
{
    private readonly MethodCatalogue _catalogue = new(clock);
    private readonly ViewMemory _memory = new();

    public IReadOnlyList<MethodOffer> Offers => OffersFor(ModelSelection.Default);

    public IReadOnlyList<MethodOffer> OffersFor(ModelSelection chosen)
    {
        var roles = Roles(chosen);
        return [.. _catalogue.Methods.Select(method => Offer(method, roles))];
    }

    public string? FaultOf(string method, string preset, string changes)
    {
        try
        {
            _catalogue.CheckOptions(method, PresetOptions.With(_catalogue.Method(method).Preset(preset).OptionsJson, changes));
            return null;
        }
        catch (ArgumentException fault)
        {
            return fault.Message;
        }
    }

    public EngineAnswer Segment(EngineTask task, ISegmentationObserver observer, CancellationToken cancellationToken)
    {
        var library = models.Library;

        var bundle = library.Select(task.Models);
        var options = PresetOptions.With(_catalogue.Method(task.Method).Preset(task.Preset).OptionsJson, task.Options);
        var method = Create(task.Method, options, new MethodModelsFactory(library, _memory).Create(bundle));
        return new EngineAnswer(method.Segment(task.Request, observer, cancellationToken), bundle.Models, options);
    }

    private static MethodOffer Offer(MethodDescription method, IReadOnlyCollection<ModelRole>? roles) => new(
        method.Id,
        method.Label,
        method.Explanation,
        [.. method.Presets.Select(static preset => new PresetOffer(preset.Id, preset.Label, preset.Explanation) { OptionsJson = preset.OptionsJson })])
    {
        Paper = method.Paper,
        Options = method.Options,
        Lacks = roles is not null && method.Missing(roles) is { Count: > 0 } missing ? new MissingModelException(method.Label, missing).Message : null,
    };

    // Null when the choice or the catalogue itself cannot be used; the job then says why.
    private IReadOnlyCollection<ModelRole>? Roles(ModelSelection chosen)
    {
        try
        {
            var catalogue = models.Library.Catalogue;
            return [.. models.Library.Select(chosen).Models.Select(id => catalogue.Model(id).Role), ModelRole.Similarity];
        }
        catch (ModelCatalogueException)
        {
            return null;
        }
    }

    private ISegmentationMethod Create(string id, string options, MethodModels loaded)
    {
        try
        {
            return _catalogue.Create(id, options, loaded);
        }
        catch (ArgumentException fault)
        {
            throw new InvalidOptionsException(fault.Message, fault);
        }
    }
}
