using System.Text.Json;
using PerSense.Engine.Inference;
using PerSense.Engine.Methods;
using PerSense.Engine.Models;
using PerSense.Web.Features.Jobs;

namespace PerSense.Web.Cli;

/// <summary>Methods of the engine's catalogue, on the models that were chosen.</summary>
internal sealed class CatalogueMethods : IMethodSource
{
    public OpenedMethod Open(MethodChoice choice)
    {
        var catalogue = new MethodCatalogue(TimeProvider.System);
        var options = Options(catalogue, choice);
        var models = EngineModels.Open(choice.DataFolder);
        try
        {
            var bundle = models.Library.Select(choice.Models);
            var method = catalogue.Create(choice.Method, options, new MethodModelsFactory(models.Library, new ViewMemory()).Create(bundle));
            return new(method, new(choice.Method, choice.Preset, bundle.Models) { Options = JsonDocument.Parse(options).RootElement }, models);
        }
        catch (Exception fault)
        {
            models.Dispose();
            throw fault is ModelLoadException or ModelCatalogueException or MissingModelException ? CommandFault.Failure(fault.Message) : fault;
        }
    }

    private static string Options(MethodCatalogue catalogue, MethodChoice choice)
    {
        var options = PresetOptions.With(Find(catalogue, choice).OptionsJson, choice.Changes);
        try
        {
            catalogue.CheckOptions(choice.Method, options);
            return options;
        }
        catch (ArgumentException fault)
        {
            throw CommandFault.BadInput(fault.Message);
        }
    }

    private static MethodPreset Find(MethodCatalogue catalogue, MethodChoice choice)
    {
        var method = catalogue.Methods.FirstOrDefault(method => method.Id == choice.Method)
            ?? throw CommandFault.BadInput($"There is no method '{choice.Method}'. There is {string.Join(", ", catalogue.Methods.Select(static method => method.Id))}.");
        return method.Presets.FirstOrDefault(preset => preset.Id == choice.Preset) ?? throw CommandFault.BadInput(
            $"The method {method.Id} has no preset '{choice.Preset}'. It has {string.Join(", ", method.Presets.Select(static preset => preset.Id))}.");
    }
}
