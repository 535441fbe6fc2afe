using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Inference;
using PerSense.Engine.Models;
using PerSense.Engine.Models.Import.Architectures;
using PerSense.Engine.Models.Import.Architectures.Dsalvanet;
using PerSense.Engine.Models.Import.Checkpoints;
using PerSense.Engine.Models.Import.Onnx;
using PerSense.Engine.Models.Import.Weights;
using PerSense.Engine.Stages.Density;
using PerSense.Tests.Stages.Density;
using Xunit.Abstractions;

namespace PerSense.Tests.Models.Import.Architectures;

public sealed class DsalvanetParityTests(ITestOutputHelper output)
{
    private const int Step = 2;

    [Theory]
    [InlineData(nameof(GraphPrecision.Single), 1e-4)]
    [InlineData(nameof(GraphPrecision.Half), 2e-2)]
    public void The_small_network_gives_the_density_of_the_reference(string precision, double tolerance)
    {
        if (SharedFolder.Find(output, "fixtures/dsalvanet/small") is not { } folder)
        {
            return;
        }

        using var checkpoint = Checkpoint.Open(Path.Combine(folder, "weights.pth"));
        using var graph = Build(checkpoint, precision);
        var image = NpyFile.Read(Path.Combine(folder, "input.npy"));
        var boxes = NpyFile.Read(Path.Combine(folder, "boxes_y1x1y2x2.npy")).ToDoubles();
        var bins = DsalvanetBins.Of(
            [.. boxes.Chunk(4).Select(static box => new PixelBox((int)box[0], (int)box[1], (int)box[2], (int)box[3]))],
            new ImageSize(image.Shape[3] / DsalvanetNames.Stride, image.Shape[2] / DsalvanetNames.Stride));
        var density = graph.Run(
            new(image.ToFloats(), image.Shape), new NamedTensor(DsalvanetNames.BinStarts, bins.Starts), new NamedTensor(DsalvanetNames.BinEnds, bins.Ends));
        var parity = new Parity($"dsalvanet/small {precision}");
        parity.Compare(density.Values, NpyFile.Read(Path.Combine(folder, "density.npy")).ToFloats());
        output.WriteLine(parity.ToString());
        Assert.True(parity.Error <= tolerance, parity.ToString());
    }

    [Theory]
    [Trait("Suite", "Long")]
    [InlineData(nameof(GraphPrecision.Single), 1e-4)]
    [InlineData(nameof(GraphPrecision.Half), 2e-2)]
    public void The_network_at_its_official_size_gives_the_density_of_the_reference_from_a_photo(string precision, double tolerance)
    {
        if (SharedFolder.Find(output, "fixtures/dsalvanet/real") is not { } folder)
        {
            return;
        }

        using var graph = Build(RecipeWeights.Load(Path.Combine(folder, "weights_manifest.json")), precision);
        var request = CounterRequest.Of(
            Path.Combine(folder, "photo.png"), new PixelBox(20, 30, 60, 75), new PixelBox(80, 100, 120, 150), new PixelBox(5, 140, 40, 178));
        var density = new DsalvanetDensity(graph.Network, DsalvanetOptions.From(Parameters())).Estimate(request, default).Density;
        float[] thin = [.. Enumerable.Range(0, density.Height / Step).SelectMany(y => Enumerable.Range(0, density.Width / Step).Select(x => density[x * Step, y * Step]))];
        var parity = new Parity($"dsalvanet/real {precision}");
        parity.Compare(thin, NpyFile.Read(Path.Combine(folder, "density_every2.npy")).ToFloats());
        output.WriteLine(parity.ToString());
        Assert.True(parity.Error <= tolerance, parity.ToString());
    }

    [Fact]
    public void Other_exemplars_on_the_same_image_ask_the_head_alone()
    {
        if (SharedFolder.Find(output, "fixtures/dsalvanet") is not { } folder)
        {
            return;
        }

        using var checkpoint = Checkpoint.Open(Path.Combine(folder, "small", "weights.pth"));
        using var graph = Build(checkpoint, nameof(GraphPrecision.Single));
        var estimator = new DsalvanetDensity(graph.Network, DsalvanetOptions.From(Parameters(side: 128)));
        var memory = new DensityMemory();
        var photo = CounterRequest.Photo(Path.Combine(folder, "real", "photo.png"));
        var first = estimator.Estimate(CounterRequest.Of(photo, new PixelBox(20, 30, 60, 75)) with { Memory = memory }, default);
        var other = CounterRequest.Of(photo, new PixelBox(80, 100, 120, 150));
        var second = estimator.Estimate(other with { Memory = memory }, default);
        Assert.Equal((1, 2), (memory.StemCalls, memory.HeadCalls));
        Assert.NotEqual(first.Density.Values.ToArray(), second.Density.Values.ToArray());
        Assert.Equal(estimator.Estimate(other, default).Density.Values.ToArray(), second.Density.Values.ToArray());
    }

    private static BuiltDensity Build(IWeightSource source, string precision)
    {
        var weights = new WeightMap(source);
        var stem = DsalvanetStemGraph.Build(weights, Enum.Parse<GraphPrecision>(precision));
        var head = DsalvanetHeadGraph.Build(weights, Enum.Parse<GraphPrecision>(precision));
        Assert.Empty(weights.LeftOver);
        return new(stem, DsalvanetDensity.StemContract, head, DsalvanetDensity.Contract);
    }

    private static ModelParameters Parameters(int side = 512) => ImageNetPixels.With([new("inputSide", side), new("pixelThreshold", 30)]);
}
