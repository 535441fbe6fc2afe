using PerSense.Engine.Inference;
using PerSense.Engine.Methods;
using PerSense.Engine.Models;
using PerSense.Web.Access;

namespace PerSense.Web.Features.ModelLibrary.SelfTest;

/// <summary>Searches a generated scene with models, to see that they work here and how fast. One test at a time. Thread-safe.</summary>
public sealed class ModelSelfTest(ServerModels models, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Tests models together.</summary>
    /// <param name="chosen">The models.</param>
    /// <param name="cancellationToken">Stops the test.</param>
    public async Task<Outcome<SelfTestReport>> RunAsync(ModelSelection chosen, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() => Run(new MethodModelsFactory(models.Library).Create(models.Library.Select(chosen)), cancellationToken), cancellationToken);
        }
        catch (Exception fault) when (fault is ModelLoadException or ModelRunException or ModelCatalogueException or MissingModelException)
        {
            return Refusal.Conflict(fault.Message);
        }
        catch (InvalidReferenceException)
        {
            return Refusal.Conflict("The models run here, but they see no object in a plain disc: these are not the weights of a trained model. Import the official file.");
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private SelfTestReport Run(MethodModels loaded, CancellationToken cancellationToken)
    {
        var image = TestScene.Draw();
        var request = new SegmentationRequest(image, [new Reference(image, new ReferenceMark.Box(TestScene.Exemplar))]);
        var catalogue = new MethodCatalogue(clock);

        // Without a counter there is still the one marked object to find again.
        var description = catalogue.Method(loaded.Density is null ? MethodCatalogue.PerSamId : MethodCatalogue.PerSenseId);
        var method = catalogue.Create(description.Id, description.Presets[0].OptionsJson, loaded);
        var first = method.Segment(request, null, cancellationToken).Trace.Duration;
        var result = method.Segment(request, null, cancellationToken);
        var trace = result.Trace;
        return new SelfTestReport(
            first.TotalMilliseconds,
            Each(trace, StageKind.Encoding, trace.EncoderCalls),
            Each(trace, StageKind.MaskDecoding, trace.DecoderPrompts),
            Each(trace, StageKind.Density, trace.DensityCalls),
            trace.Duration.TotalMilliseconds,
            result.Instances.Count,
            loaded.Density is null ? 1 : TestScene.Discs);
    }

    private static double Each(StageTrace trace, StageKind stage, int calls) =>
        trace.Stages.Where(record => record.Stage == stage).Sum(static record => record.Duration.TotalMilliseconds) / Math.Max(calls, 1);
}
