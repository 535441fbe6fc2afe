using PerSense.Engine.Inference;
using PerSense.Engine.Models.Import.Architectures.CounTr;
using PerSense.Engine.Models.Import.Checkpoints;
using PerSense.Engine.Models.Import.Onnx;
using PerSense.Engine.Models.Import.Weights;
using PerSense.Engine.Stages.Density;
using PerSense.Engine.Stages.Encoding;
using PerSense.Tests.Stages.Density;
using Xunit.Abstractions;

namespace PerSense.Tests.Models.Import.Architectures;

public sealed class CounTrParityTests(ITestOutputHelper output)
{
    /// <summary>The heads of the fixture's network; its weights do not say.</summary>
    internal static CounTrShape Heads { get; } = new(3, 4);

    [Theory]
    [InlineData(3, 2, nameof(GraphPrecision.Single), 1e-4)]
    [InlineData(1, 3, nameof(GraphPrecision.Single), 1e-4)]
    [InlineData(0, 3, nameof(GraphPrecision.Single), 1e-4)]
    [InlineData(3, 2, nameof(GraphPrecision.Half), 2e-2)]
    [InlineData(1, 3, nameof(GraphPrecision.Half), 2e-2)]
    [InlineData(0, 3, nameof(GraphPrecision.Half), 2e-2)]
    public void The_density_is_that_of_the_reference(int exemplars, int step, string precision, double tolerance)
    {
        if (SharedFolder.Find(output, "fixtures/countr/small") is not { } folder)
        {
            return;
        }

        using var graph = Build(folder, precision);
        var crops = NpyFile.Read(Path.Combine(folder, "exemplars.npy")).ToFloats().AsSpan(0, exemplars * 3 * 64 * 64).ToArray();
        var image = NetworkInput.Planes(CounterRequest.Photo(Path.Combine(folder, "image_384.png")), 1);
        var density = graph.Run(image, new NamedTensor(CounTrNames.Exemplars, new(crops, exemplars, 3, 64, 64)));
        var side = density.Shape[2];
        float[] thin = [.. density.Values.ToArray().Where((_, i) => i % side % step == 0 && i / side % step == 0)];
        var parity = new Parity($"countr/small, {exemplars} exemplars, {precision}");
        parity.Compare(thin, NpyFile.Read(Path.Combine(folder, $"density_shots{exemplars}_every{step}.npy")).ToFloats());
        output.WriteLine(parity.ToString());
        Assert.True(parity.Error <= tolerance, parity.ToString());
    }

    [Fact]
    public void Windows_of_one_run_do_not_touch_each_other()
    {
        if (SharedFolder.Find(output, "fixtures/countr/small") is not { } folder)
        {
            return;
        }

        using var graph = Build(folder, nameof(GraphPrecision.Single));
        var exemplars = NpyFile.Read(Path.Combine(folder, "exemplars.npy")).ToFloats();
        var image = NetworkInput.Planes(CounterRequest.Photo(Path.Combine(folder, "image_384.png")), 1).Values.ToArray();
        float[] both = [.. image, .. new float[image.Length]];
        float[] Run(float[] windows) => graph.Run(
            new(windows, windows.Length / image.Length, 3, 384, 384), new NamedTensor(CounTrNames.Exemplars, new(exemplars, 3, 3, 64, 64))).Values.ToArray();
        var parity = new Parity("first of two windows");
        parity.Compare(Run(both).AsSpan(0, 384 * 384), Run(image));
        Assert.True(parity.Error <= 1e-6, parity.ToString());
    }

    internal static BuiltDensity Build(string folder, string precision)
    {
        using var checkpoint = Checkpoint.Open(Path.Combine(folder, "weights.pth"));
        var weights = new WeightMap(checkpoint);
        var stem = CounTrStemGraph.Build(weights, Heads, Enum.Parse<GraphPrecision>(precision));
        var head = CounTrHeadGraph.Build(weights, Heads, Enum.Parse<GraphPrecision>(precision));
        Assert.Empty(weights.LeftOver);
        return new(stem, CounTrDensity.StemContract, head, CounTrDensity.Contract);
    }
}
