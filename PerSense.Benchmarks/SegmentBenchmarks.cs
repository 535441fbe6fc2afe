using BenchmarkDotNet.Attributes;
using PerSense.Engine.Methods;
using PerSense.Tests.Scenes;

namespace PerSense.Benchmarks;

/// <summary>A whole run with the recommended preset on a 768-pixel scene of 100 discs, one of them marked by a box.</summary>
[MemoryDiagnoser]
public class SegmentBenchmarks
{
    private readonly DiscScene _scene = new(768, 10);
    private ISegmentationMethod _method = null!;
    private SegmentationRequest _request = null!;

    [GlobalSetup]
    public void Load()
    {
        var catalogue = new MethodCatalogue(TimeProvider.System);
        _method = catalogue.Create(MethodCatalogue.PerSenseId, catalogue.Methods[0].Presets[0].OptionsJson, LoadedModels.Shared);
        _request = new(_scene.Image, [new(_scene.Image, new ReferenceMark.Box(_scene.BoxOf(45)))]);
    }

    [Benchmark]
    public int Segment() => _method.Segment(_request, observer: null, CancellationToken.None).Instances.Count;
}
