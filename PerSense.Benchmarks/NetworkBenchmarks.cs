using BenchmarkDotNet.Attributes;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Methods;
using PerSense.Engine.Stages.Density;
using PerSense.Engine.Stages.Encoding;
using PerSense.Engine.Stages.Exemplars;
using PerSense.Engine.Stages.MaskDecoding;
using PerSense.Tests.Scenes;

namespace PerSense.Benchmarks;

/// <summary>The networks on a 768-pixel scene of 100 discs.</summary>
[MemoryDiagnoser]
public class NetworkBenchmarks
{
    private readonly DiscScene _scene = new(768, 10);
    private readonly MethodModels _models = LoadedModels.Shared;
    private ImageBox _box;
    private double _scale;
    private ImageEmbedding _embedding = null!;
    private IReadOnlyList<DecoderPrompt> _prompts = null!;

    [GlobalSetup]
    public void Load()
    {
        _box = _scene.BoxOf(45);
        _scale = _models.Encoder.Scale.For(_scene.Image.Size, _box.LongestSide);
        _embedding = _models.Encoder.Encode(_scene.Image, _scale, CancellationToken.None);
        _prompts = [.. _scene.Labels.ToMasks().Select(item =>
            DecoderPrompt.At(new((item.Mask.Left + item.Mask.Right) / 2.0, (item.Mask.Top + item.Mask.Bottom) / 2.0), _box.LongestSide))];
    }

    [Benchmark]
    public object Encode() => _models.Encoder.Encode(_scene.Image, _scale, CancellationToken.None);

    [Benchmark]
    public object EstimateDensity() => _models.Density!.Estimate(
        new DensityRequest(_scene.Image, _embedding, new ExemplarSet([new Exemplar(_box, 1)], _embedding)), CancellationToken.None);

    [Benchmark]
    public int DecodeOnePrompt() => _models.Decoder.Decode(_embedding, [_prompts[0]], guidance: null, CancellationToken.None).Count();

    [Benchmark]
    public int DecodeHundredPrompts() => _models.Decoder.Decode(_embedding, _prompts, guidance: null, CancellationToken.None).Count();
}
