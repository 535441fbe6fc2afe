using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Inference;
using PerSense.Engine.Models.Import.Architectures.Dsalvanet;
using PerSense.Engine.Models.Import.Checkpoints;
using PerSense.Engine.Models.Import.Onnx;
using PerSense.Engine.Models.Import.Weights;
using PerSense.Engine.Stages.Density;
using Xunit.Abstractions;

namespace PerSense.Tests.Models.Import.Architectures;

public sealed class DsalvanetParityTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(nameof(GraphPrecision.Single))]
    [InlineData(nameof(GraphPrecision.Half))]
    public void The_small_network_gives_the_density_of_the_reference(string name)
    {
        if (SharedFolder.Find(output, "fixtures/dsalvanet/small") is not { } folder)
        {
            return;
        }

        var precision = Enum.Parse<GraphPrecision>(name);
        using var checkpoint = Checkpoint.Open(Path.Combine(folder, "weights.pth"));
        using var graph = Build(checkpoint, precision);
        var image = Tensor(Path.Combine(folder, "input.npy"));
        var boxes = NpyFile.Read(Path.Combine(folder, "boxes_y1x1y2x2.npy")).ToDoubles();
        var bins = DsalvanetBins.Of(
            [.. boxes.Chunk(4).Select(static box => new PixelBox((int)box[0], (int)box[1], (int)box[2], (int)box[3]))],
            new ImageSize(image.Shape[3] / DsalvanetNames.Stride, image.Shape[2] / DsalvanetNames.Stride));
        var density = graph.Run(new(DsalvanetNames.Image, image), new(DsalvanetNames.BinStarts, bins.Starts), new(DsalvanetNames.BinEnds, bins.Ends));
        var error = Parity.Error(density[DsalvanetNames.Density].Values, NpyFile.Read(Path.Combine(folder, "density.npy")).ToFloats());
        output.WriteLine($"{precision}: {error:E2}");
        Assert.InRange(error, 0, Parity.Tolerance(precision));
    }

    private static BuiltGraph Build(IWeightSource source, GraphPrecision precision)
    {
        var weights = new WeightMap(source);
        var graph = DsalvanetGraph.Build(weights, precision);
        Assert.Empty(weights.LeftOver);
        return new(graph, [.. DsalvanetDensity.Contract.Inputs], [.. DsalvanetDensity.Contract.Outputs]);
    }

    private static TensorBuffer Tensor(string path)
    {
        var file = NpyFile.Read(path);
        return new(file.ToFloats(), file.Shape);
    }
}
