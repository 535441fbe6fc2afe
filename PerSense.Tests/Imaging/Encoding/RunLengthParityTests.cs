using System.Text.Json;
using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Encoding;
using PerSense.Engine.Imaging.Geometry;
using Xunit.Abstractions;

namespace PerSense.Tests.Imaging.Encoding;

/// <summary>Masks, overlaps and polygons recorded from COCO's own tool and from SAM's utilities.</summary>
public sealed class RunLengthParityTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_mask_is_encoded_as_by_COCO()
    {
        if (SharedFolder.Find(output, "fixtures/metrics/rle") is not { } folder)
        {
            return;
        }

        foreach (var expected in Read(Path.Combine(folder, "rle.json")).GetProperty("masks").EnumerateArray())
        {
            // The two largest are stored as counts alone.
            var mask = expected.GetProperty("npy").GetString() is { } file
                ? new Mask(SizeOf(expected), NpyFile.Read(Path.Combine(folder, file)).ToBytes())
                : RunLength.FromCounts(ReadInts(expected.GetProperty("counts_uncompressed")), SizeOf(expected)).ToMask();
            var encoded = RunLength.FromMask(mask);

            Assert.Equal(ReadInts(expected.GetProperty("counts_uncompressed")), encoded.Counts.ToArray());
            Assert.Equal(expected.GetProperty("counts").GetString(), encoded.ToCompressed());
            Assert.Equal(expected.GetProperty("area").GetInt64(), encoded.Area());
            var box = encoded.Bounds();
            Assert.Equal(expected.GetProperty("bbox_xywh").EnumerateArray().Select(x => x.GetDouble()), [box.Left, box.Top, box.Width, box.Height]);
            Assert.Equal(mask.Cells, RunLength.Parse(expected.GetProperty("counts").GetString()!, mask.Size).ToMask().Cells);
        }
    }

    [Fact]
    public void Every_overlap_is_that_of_COCO()
    {
        if (SharedFolder.Find(output, "fixtures/metrics/rle") is not { } folder)
        {
            return;
        }

        foreach (var expected in Read(Path.Combine(folder, "rle.json")).GetProperty("ious").EnumerateArray())
        {
            var size = SizeOf(expected);
            var detections = expected.GetProperty("dt").EnumerateArray().Select(x => RunLength.Parse(x.GetString()!, size)).ToList();
            var truths = expected.GetProperty("gt").EnumerateArray().Select(x => RunLength.Parse(x.GetString()!, size)).ToList();
            var crowds = expected.GetProperty("iscrowd").EnumerateArray().Select(x => x.GetInt32() == 1).ToList();
            for (var d = 0; d < detections.Count; d++)
            {
                for (var g = 0; g < truths.Count; g++)
                {
                    var overlap = crowds[g] ? detections[d].IntersectionOverOwnArea(truths[g]) : detections[d].IntersectionOverUnion(truths[g]);
                    Assert.Equal(expected.GetProperty("iou_dt_by_gt")[d][g].GetDouble(), overlap, 1e-12);
                }
            }
        }
    }

    [Fact]
    public void Every_polygon_is_rasterised_as_by_COCO()
    {
        if (SharedFolder.Find(output, "fixtures/metrics/rle") is not { } folder)
        {
            return;
        }

        foreach (var expected in Read(Path.Combine(folder, "rle.json")).GetProperty("polygons").EnumerateArray())
        {
            var corners = expected.GetProperty("polygon_xy").EnumerateArray().Select(x => x.GetDouble()).Chunk(2).Select(x => new ImagePoint(x[0], x[1]));

            var encoded = RunLength.FromPolygon(new([.. corners]), SizeOf(expected));

            Assert.Equal(ReadInts(expected.GetProperty("counts_uncompressed")), encoded.Counts.ToArray());
            Assert.Equal(expected.GetProperty("counts").GetString(), encoded.ToCompressed());
        }
    }

    [Fact]
    public void Every_mask_is_encoded_as_by_SAM()
    {
        if (SharedFolder.Find(output, "fixtures/metrics/sam_rle") is not { } folder)
        {
            return;
        }

        var expected = Read(Path.Combine(folder, "rle.json"));
        var masks = NpyFile.Read(Path.Combine(folder, "masks.npy"));
        var size = new ImageSize(masks.Shape[2], masks.Shape[1]);
        for (var i = 0; i < masks.Shape[0]; i++)
        {
            var encoded = RunLength.FromMask(new Mask(size, masks.ToBytes().AsSpan(i * (int)size.Area, (int)size.Area).ToArray()));
            var box = encoded.Bounds();
            int[] inclusive = encoded.Area() == 0 ? [0, 0, 0, 0] : [(int)box.Left, (int)box.Top, (int)box.Right - 1, (int)box.Bottom - 1];

            Assert.Equal(ReadInts(expected.GetProperty("rles")[i].GetProperty("counts")), encoded.Counts.ToArray());
            Assert.Equal(expected.GetProperty("areas")[i].GetInt64(), encoded.Area());
            Assert.Equal(ReadInts(expected.GetProperty("boxes_xyxy")[i]), inclusive);
        }
    }

    private static ImageSize SizeOf(JsonElement item) => new(item.GetProperty("w").GetInt32(), item.GetProperty("h").GetInt32());

    private static int[] ReadInts(JsonElement array) => [.. array.EnumerateArray().Select(x => x.GetInt32())];

    private static JsonElement Read(string path) => JsonDocument.Parse(File.ReadAllText(path)).RootElement;
}
