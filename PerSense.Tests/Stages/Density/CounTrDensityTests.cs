using System.Text.Json;
using PerSense.Engine.Imaging.Operations.Resize;
using PerSense.Engine.Models.Import.Onnx;
using PerSense.Engine.Stages.Density;
using PerSense.Tests.Models.Import.Architectures;
using Xunit.Abstractions;

namespace PerSense.Tests.Stages.Density;

public sealed class CounTrDensityTests(ITestOutputHelper output)
{
    private static readonly CounTrOptions _network = new(WindowSide: 384, WindowStep: 128, WidthMultiple: 16, PixelThreshold: 20);

    // The fixture was made with a torchvision that does not smooth, and by PerSense's released code.
    private static readonly DensityOptions _released = new() { SmallObjects = SmallObjectTiles.LastTile, ShiftExemplars = false, SmoothExemplars = false };

    [Theory]
    [InlineData("wide")]
    [InlineData("square")]
    [InlineData("narrow")]
    [InlineData("small_objects")]
    [InlineData("not_normalised")]
    public void The_procedure_round_the_network_is_that_of_the_reference(string name)
    {
        if (SharedFolder.Find(output, "fixtures/countr") is not { } folder)
        {
            return;
        }

        var photo = CounterRequest.Photo(Path.Combine(folder, "test_time", name + ".png"));
        var (boxes, count) = Case(folder, name);
        var view = new CounTrView(photo, boxes, _network, _released);
        Compare("exemplars", view.Exemplars.Values, Expected(folder, name + "_exemplars"), 1e-5);
        using var graph = CounTrParityTests.Build(Path.Combine(folder, "small"), nameof(GraphPrecision.Single));
        var map = new CounTrDensity(graph.Network, _network).Estimate(CounterRequest.Of(photo, boxes) with { Options = _released }, default);
        var density = StrengthMap.Normalise(OpenCvResize.Linear(map.Density, photo.Size));
        Compare($"countr/test_time/{name} density", density.Values, Expected(folder, name + "_density_pred"), 1e-4);
        output.WriteLine($"count {map.ExpectedCount:F4}, reference {count:F4}");
        Assert.InRange(map.ExpectedCount / count, 1 - 1e-4, 1 + 1e-4);
    }

    private static float[] Expected(string folder, string name) => NpyFile.Read(Path.Combine(folder, "test_time", name + ".npy")).ToFloats();

    private static (PixelBox[] Boxes, double Count) Case(string folder, string name)
    {
        using var results = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "test_time", "results.json")));
        var entry = results.RootElement.EnumerateArray().Single(one => one.GetProperty("name").GetString() == name);
        var boxes = entry.GetProperty("bbox_lines").EnumerateArray().Select(static line => line.GetString()!.Split(' '))
            .Select(static part => new PixelBox(Whole(part[0]), Whole(part[1]), Whole(part[2]), Whole(part[3])));
        return ([.. boxes], entry.GetProperty("pred_cnt").GetDouble());
    }

    private static int Whole(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private void Compare(string name, ReadOnlySpan<float> actual, float[] expected, double tolerance)
    {
        var parity = new Parity(name);
        parity.Compare(actual, expected);
        output.WriteLine(parity.ToString());
        Assert.True(parity.Error <= tolerance, parity.ToString());
    }
}
