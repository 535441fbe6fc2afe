using System.Text.Json;
using PerSense.Engine.Evaluation.Metrics;
using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Encoding;
using Xunit.Abstractions;

namespace PerSense.Tests.Evaluation;

/// <summary>Equality with the reference programs' recorded answers: pixel counts exactly, ratios to 1e-12.</summary>
public class MetricParityTests(ITestOutputHelper output)
{
    private const double Tolerance = 1e-12;

    [Theory]
    [InlineData("ref00")]
    [InlineData("ref01")]
    public async Task Pooled_iou_equals_the_evaluation_scripts(string reference)
    {
        if (SharedFolder.Find(output, "fixtures/metrics/miou") is not { } folder)
        {
            return;
        }

        var expected = Read(Path.Combine(folder, "results.json")).GetProperty("exact").GetProperty(reference);
        var ious = new List<double>();
        foreach (var row in expected.GetProperty("classes").EnumerateObject())
        {
            var pooled = await PoolAsync(folder, row.Name, reference[3..]);
            Assert.Equal(row.Value.GetProperty("intersection").GetInt64(), pooled.Intersection);
            Assert.Equal(row.Value.GetProperty("union").GetInt64(), pooled.Union);
            Assert.Equal(row.Value.GetProperty("target").GetInt64(), pooled.Truth);
            Assert.Equal(row.Value.GetProperty("iou").GetDouble(), pooled.Iou, Tolerance);
            Assert.Equal(row.Value.GetProperty("acc").GetDouble(), pooled.Accuracy, Tolerance);
            ious.Add(pooled.Iou);
        }

        Assert.Equal(expected.GetProperty("miou").GetDouble(), ious.Average(), Tolerance);
    }

    [Fact]
    public void Count_errors_equal_the_reference()
    {
        if (SharedFolder.Find(output, "fixtures/metrics/count_errors.json") is not { } file)
        {
            return;
        }

        foreach (var item in Read(file).EnumerateArray())
        {
            var predicted = item.GetProperty("pred").EnumerateArray().Select(x => x.GetDouble());
            var errors = CountErrors.Of([.. item.GetProperty("gt").EnumerateArray().Select(x => x.GetDouble()).Zip(predicted, (t, p) => new CountPair(t, p))]);
            Assert.Equal(item.GetProperty("mae").GetDouble(), errors.MeanAbsolute, Tolerance);
            Assert.Equal(item.GetProperty("rmse").GetDouble(), errors.RootMeanSquare, Tolerance);
            Assert.Equal(item.GetProperty("nae").GetDouble(), errors.NormalisedAbsolute, Tolerance);
            Assert.Equal(item.GetProperty("sre").GetDouble(), errors.SquaredRelative, Tolerance);
        }
    }

    [Fact]
    public void Boundary_iou_equals_the_reference()
    {
        if (SharedFolder.Find(output, "fixtures/metrics/boundary_iou") is not { } folder)
        {
            return;
        }

        foreach (var item in Read(Path.Combine(folder, "results.json")).EnumerateArray())
        {
            var (truth, predicted) = (Mask(folder, item, "gt"), Mask(folder, item, "pred"));
            Assert.Equal(Mask(folder, item, "gt_boundary").Cells.ToArray(), BoundaryIou.Band(truth, BoundaryIou.BandWidth(truth.Size, 0.02)).Cells.ToArray());
            foreach (var ratio in (double[])[0.02, 0.01, 0.1])
            {
                var expected = item.GetProperty(FormattableString.Invariant($"ratio_{ratio}"));
                var overlap = BoundaryIou.Compare(truth, predicted, ratio);
                Assert.Equal(expected.GetProperty("dilation").GetInt32(), BoundaryIou.BandWidth(truth.Size, ratio));
                Assert.Equal(expected.GetProperty("intersection").GetInt64(), overlap.Intersection);
                Assert.Equal(expected.GetProperty("union").GetInt64(), overlap.Union);
                Assert.Equal(expected.GetProperty("boundary_iou").GetDouble(), overlap.Iou, Tolerance);
            }

            Assert.Equal(item.GetProperty("mask_iou").GetDouble(), RegionOverlap.Of(truth, predicted).Iou, Tolerance);
        }
    }

    [Fact]
    public void Region_and_contour_measures_equal_davis()
    {
        if (SharedFolder.Find(output, "fixtures/metrics/davis") is not { } folder)
        {
            return;
        }

        foreach (var frame in Read(Path.Combine(folder, "results.json")).GetProperty("frames").EnumerateArray())
        {
            var (truth, predicted) = (Mask(folder, frame, "gt"), Mask(folder, frame, "pred"));
            var ignored = frame.GetProperty("void").GetBoolean() ? Mask(folder, frame, "void") : null;
            Assert.Equal(frame.GetProperty("J").GetDouble(), BoundaryAccuracy.Region(truth, predicted, ignored), Tolerance);
            Assert.Equal(frame.GetProperty("F").GetDouble(), BoundaryAccuracy.Contour(truth, predicted, ignored), Tolerance);
            foreach (var pixels in (int[])[1, 2, 5])
            {
                var expected = frame.GetProperty($"F_bound_{pixels}px").GetDouble();
                Assert.Equal(expected, BoundaryAccuracy.Contour(truth, predicted, ignored, pixels), Tolerance);
            }

            if (File.Exists(FileOf(folder, frame, "gt_bmap")))
            {
                Assert.Equal(Mask(folder, frame, "gt_bmap").Cells.ToArray(), BoundaryAccuracy.ContourMap(truth).Cells.ToArray());
            }
        }
    }

    private static JsonElement Read(string file) => JsonDocument.Parse(File.ReadAllBytes(file)).RootElement;

    private static string FileOf(string folder, JsonElement item, string part) =>
        Path.Combine(folder, $"{item.GetProperty("index").GetInt32():00}_{part}.npy");

    private static Mask Mask(string folder, JsonElement item, string part) => Maps.Mask(NpyFile.Read(FileOf(folder, item, part)));

    private static async Task<RegionOverlap> PoolAsync(string folder, string name, string skipped)
    {
        var pooled = default(RegionOverlap);
        foreach (var file in Directory.GetFiles(Path.Combine(folder, "gt", name)).Where(file => Path.GetFileNameWithoutExtension(file) != skipped))
        {
            pooled += RegionOverlap.Of(await MaskAsync(file), await MaskAsync(Path.Combine(folder, "pred", name, Path.GetFileName(file))));
        }

        return pooled;
    }

    private static async Task<Mask> MaskAsync(string file) => MaskImage.Decode(await File.ReadAllBytesAsync(file)).OrThrow();
}
