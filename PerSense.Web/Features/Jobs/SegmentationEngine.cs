using PerSense.Engine.Methods;
using PerSense.Web.Features.ModelLibrary;

namespace PerSense.Web.Features.Jobs;

/// <summary>The engine with this server's models.</summary>
internal sealed class SegmentationEngine(ServerModels models, TimeProvider clock) : ISegmentationEngine
{
    private readonly MethodCatalogue _catalogue = new(clock);

    public IReadOnlyList<MethodOffer> Offers => [.. _catalogue.Methods.Select(static method => new MethodOffer(
        method.Id,
        method.Label,
        method.Explanation,
        [.. method.Presets.Select(static preset => new PresetOffer(preset.Id, preset.Label, preset.Explanation))]))];

    public EngineAnswer Segment(EngineTask task, ISegmentationObserver observer, CancellationToken cancellationToken)
    {
        var library = models.Library;

        // The catalogue's first bundle is the one to start with.
        var bundle = library.Catalogue.Bundles[0];
        var options = PresetOptions.With(_catalogue.Method(task.Method).Preset(task.Preset).OptionsJson, task.Options);
        var method = Create(task.Method, options, new MethodModelsFactory(library).Create(bundle.Id));
        return new EngineAnswer(method.Segment(task.Request, observer, cancellationToken), bundle.Models, options);
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
