using System.Text.Json;
using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Operations.Resize;
using PerSense.Engine.Models.Import.Architectures;
using PerSense.Engine.Stages.Density;
using PerSense.Engine.Stages.Encoding;
using Xunit.Abstractions;

namespace PerSense.Tests.Stages.Density;

public sealed class DsalvanetDensityTests(ITestOutputHelper output)
{
    private const int Side = 512;
    private const int Step = 64;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Photo_and_boxes_become_the_network_s_input_as_in_the_reference(int index)
    {
        if (SharedFolder.Find(output, "fixtures/dsalvanet/preprocess") is not { } folder)
        {
            return;
        }

        using var results = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "results.json")));
        var expected = results.RootElement[index];
        var photo = CounterRequest.Photo(Path.Combine(folder, $"photo{index}.png"));
        var planes = PixelNormalisation.From(ImageNetPixels.With([])).Planes(OpenCvResize.Linear(photo, new(Side, Side)));
        var samples = Numbers(expected.GetProperty("sample_every64"));
        for (var i = 0; i < samples.Length; i++)
        {
            var (channel, y, x) = (i / Step, i / 8 % 8 * Step, i % 8 * Step);

            // Within one grey level of OpenCV's fixed-point resize.
            Assert.InRange(planes.Values[(((channel * Side) + y) * Side) + x] - samples[i], -0.018, 0.018);
        }

        var resized = Numbers(expected.GetProperty("boxes_in")).Chunk(4).Select(box => Box(box).Resized(photo.Size, new(Side, Side))).ToList();
        var wanted = Numbers(expected.GetProperty("boxes_out")).Chunk(4).Select(Box).ToList();
        Assert.Equal(Bins(wanted), Bins(resized));
    }

    [Fact]
    public void Bins_divide_the_cells_of_a_box_with_the_last_one_inside_and_may_share_cells()
    {
        // Rows 0..11 of the network's input are the cells 0..2 and one more: bins of two that overlap. Columns 4..12 are three cells.
        var bins = DsalvanetBins.Of([new(0, 4, 11, 12)], new(128, 128));
        Assert.Equal([0, 1, 0, 2, 0, 3], bins.Starts.Values[..6].ToArray());
        Assert.Equal([2, 2, 2, 3, 2, 4], bins.Ends.Values[..6].ToArray());
        Assert.Equal(bins.Starts.Values[..18].ToArray(), bins.Starts.Values[18..36].ToArray());
    }

    [Fact]
    public void A_box_at_the_last_pixel_keeps_a_cell_in_every_bin()
    {
        var bins = DsalvanetBins.Of([new(511, 511, 511, 511)], new(128, 128));
        Assert.All(bins.Starts.Values.ToArray().Zip(bins.Ends.Values.ToArray()), static limits => Assert.True(limits.First < limits.Second && limits.Second <= 128));
    }

    [Fact]
    public void Exemplars_of_another_image_are_refused_with_a_reason()
    {
        var image = new ImageBuffer(new(8, 8));
        var request = CounterRequest.Of(image, new PixelBox(1, 1, 4, 4)) with { Embedding = CounterRequest.Embedding(image) };
        Assert.Contains("another one", Assert.Throws<ArgumentException>(() => ExemplarBoxes.Of(request)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1.0, 2.0, 5.0, 6.0, "2,1,5,4")]
    [InlineData(1.5, 2.5, 5.5, 6.5, "2,1,6,5")]
    [InlineData(-3, -3, 0.5, 0.5, "0,0,0,0")]
    [InlineData(6, 6, 99, 99, "6,6,7,7")]
    public void A_box_becomes_the_pixels_that_it_touches(double left, double top, double right, double bottom, string expected)
    {
        var box = PixelBox.Of(new(left, top, right, bottom), new(8, 8));
        Assert.Equal(expected, $"{box.Top},{box.Left},{box.Bottom},{box.Right}");
    }

    private static float[] Bins(IReadOnlyList<PixelBox> boxes)
    {
        var bins = DsalvanetBins.Of(boxes, new(Side / 4, Side / 4));
        return [.. bins.Starts.Values, .. bins.Ends.Values];
    }

    private static PixelBox Box(double[] limits) => new((int)limits[0], (int)limits[1], (int)limits[2], (int)limits[3]);

    private static double[] Numbers(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? [.. element.EnumerateArray().SelectMany(Numbers)] : [element.GetDouble()];
}
