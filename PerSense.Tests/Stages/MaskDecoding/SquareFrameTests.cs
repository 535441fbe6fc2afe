using System.Text.Json;
using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Stages.Encoding;
using PerSense.Engine.Stages.MaskDecoding;
using Xunit.Abstractions;

namespace PerSense.Tests.Stages.MaskDecoding;

/// <summary>The contracts from SAM's side: a fixed longest side, no fine map, masks over the whole padded square.</summary>
public sealed class SquareFrameTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("cat_landscape", "_ch0_every2", 2)]
    [InlineData("duck_portrait", "_ch0", 1)]
    [InlineData("sneaker_small", "", 1)]
    public void Masks_equal_those_of_the_reference_post_processing(string photo, string part, int step)
    {
        if (SharedFolder.Find(output, "fixtures/sam-encoder/preprocess") is not { } folder)
        {
            return;
        }

        using var index = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "index.json")));
        var item = index.RootElement.GetProperty("items").EnumerateArray().Single(i => i.GetProperty("photo").GetString() == $"{photo}.png");
        int Number(string name) => item.GetProperty(name).GetInt32();
        var image = new ImageSize(Number("w"), Number("h"));
        var frame = MaskFrame.PaddedSquare(image, Number("target"), new(Number("resized_w"), Number("resized_h")));
        var logits = NpyFile.Read(Path.Combine(folder, $"{photo}_lowres_logits.npy"));
        var golden = NpyFile.Read(Path.Combine(folder, $"{photo}_postprocessed{part}.npy")).ToFloats();
        var (height, width) = (logits.Shape[^2], logits.Shape[^1]);
        var planes = logits.ToFloats().Chunk(height * width).Select(values => new FloatMap(new(width, height), values)).ToList();
        var counts = item.GetProperty("mask_pixel_counts").EnumerateArray().Select(static count => count.GetInt64()).ToList();
        var masks = planes.ConvertAll(plane => MaskRendering.Render(new(new(plane, frame, 1)), new())!);
        Assert.Equal(counts, masks.ConvertAll(static mask => mask.Patch.Area()));
        AssertSigns(golden, masks, step);
    }

    [Fact]
    public void A_decoder_over_the_whole_square_fits_the_same_contracts()
    {
        var scale = new EncodingScale.FixedLongestSide(64);
        var image = new ImageSize(200, 100);
        Assert.Equal(0.32, scale.For(image, objectSide: 17), 9);
        var features = new FeatureMap(Engine.Inference.TensorBuffer.Zeros(1, 2, 4, 4), CoordinateMap.Covering(image, new(64, 32)).Coarser(16), new(4, 2));
        var embedding = new ImageEmbedding(image, CoordinateMap.Covering(image, new(64, 32)), new ImageBuffer(new(64, 32)), features, Fine: null, features);
        IMaskDecoder decoder = new SquareDecoder();
        var answer = decoder.Decode(embedding, [DecoderPrompt.At(new(150, 60), objectSide: 999)], guidance: null, default).Single();
        var mask = MaskRendering.Render(new(answer.Best, new ImagePoint(150, 60)), new())!;
        var centre = new ImagePoint((mask.Left + mask.Right) / 2.0, (mask.Top + mask.Bottom) / 2.0);
        Assert.InRange(Math.Abs(centre.X - 150), 0, 2);
        Assert.InRange(Math.Abs(centre.Y - 60), 0, 2);
        Assert.InRange(mask.Patch.Area(), 0.9 * Math.PI * 400, 1.1 * Math.PI * 400);
    }

    private static void AssertSigns(float[] golden, List<PlacedMask> masks, int step)
    {
        var (columns, rows) = ((masks[0].Image.Width + step - 1) / step, (masks[0].Image.Height + step - 1) / step);
        for (var i = 0; i < golden.Length; i++)
        {
            var (mask, cell) = (masks[i / (rows * columns)], i % (rows * columns));
            if (Math.Abs(golden[i]) > 1e-4f)
            {
                Assert.Equal(golden[i] > 0, mask.Contains(cell % columns * step, cell / columns * step));
            }
        }
    }

    /// <summary>Answers every click with a disc of 20 image pixels on a 16 x 16 grid over the padded square.</summary>
    private sealed class SquareDecoder : IMaskDecoder
    {
        public bool SupportsGuidance => true;

        public bool SupportsMaskInput => true;

        public IEnumerable<MaskAlternatives> Decode(
            ImageEmbedding embedding, IReadOnlyList<DecoderPrompt> prompts, DecoderGuidance? guidance, CancellationToken cancellationToken) =>
            prompts.Select(prompt =>
            {
                var frame = MaskFrame.PaddedSquare(embedding.Image, 64, embedding.Input.Size);
                var logits = new FloatMap(new(16, 16));
                var map = frame.MapTo(logits.Size);
                for (var i = 0; i < 256; i++)
                {
                    var at = map.ToImage(new GridPoint((i % 16) + 0.5, (i / 16) + 0.5));
                    logits.Values[i] = (float)(20 - Math.Sqrt(Math.Pow(at.X - prompt.Points[0].Point.X, 2) + Math.Pow(at.Y - prompt.Points[0].Point.Y, 2)));
                }

                return new MaskAlternatives(prompt, [new MaskPrediction(logits, frame, 0.9)]);
            });
    }
}
