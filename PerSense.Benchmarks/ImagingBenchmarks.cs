using BenchmarkDotNet.Attributes;
using PerSense.Engine.Evaluation.Export;
using PerSense.Engine.Evaluation.Metrics;
using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Encoding;
using PerSense.Engine.Imaging.Operations;
using PerSense.Tests.Scenes;

namespace PerSense.Benchmarks;

/// <summary>Pixel work on a 640-pixel scene of 144 discs.</summary>
[MemoryDiagnoser]
public class ImagingBenchmarks
{
    private readonly DiscScene _scene = new(640, 12);
    private IReadOnlyList<LabelledMask> _discs = null!;
    private Mask _all = null!;

    [GlobalSetup]
    public void Split()
    {
        _discs = _scene.Labels.ToMasks();
        _all = new Mask(_scene.Image.Size, [.. _scene.Labels.Labels.ToArray().Select(label => label == 0 ? (byte)0 : (byte)1)]);
    }

    [Benchmark]
    public int EncodeRunLengthsOfAllInstances() => _discs.Sum(static disc => RunLength.FromMask(disc.Mask).ToCompressed().Length);

    [Benchmark]
    public int EncodeRunLengthsOfOneFullMask() => RunLength.FromMask(_all).ToCompressed().Length;

    [Benchmark]
    public int TraceContours() => ContourTracer.Trace(_all).Count;

    [Benchmark]
    public object RenderOverlay() => OverlayRenderer.Render(_scene.Image, _scene.Labels);

    [Benchmark]
    public object MatchInstances() => InstanceMatching.Match(_scene.Labels, _scene.Labels);
}
