using System.Text.Json;
using PerSense.Engine.Inference;
using PerSense.Engine.Stages.Grounding;
using PerSense.Engine.Stages.Grounding.Text;
using Xunit.Abstractions;

namespace PerSense.Tests.Stages.Grounding;

public sealed class GroundingAnswerTests(ITestOutputHelper output)
{
    private static readonly WordPieceVocabulary _small = new(["[UNK]", "[CLS]", "[SEP]", ".", "?", "egg", "##s"]);

    [Fact]
    public void Boxes_above_the_threshold_come_with_their_words()
    {
        var tokeniser = new WordPieceTokeniser(_small);
        var tokens = tokeniser.Encode("eggs.");
        var logits = new TensorBuffer([-9, 2, 2, -9, -9, -9, -9, -9, -9, -9], 1, 2, 5);
        var boxes = new TensorBuffer([.5f, .25f, .2f, .1f, .5f, .5f, 1, 1], 1, 2, 4);
        var box = Assert.Single(new GroundingAnswer(new(), tokeniser).Read(logits, boxes, tokens, new(100, 200)));
        Assert.Equal("eggs", box.Phrase);
        Assert.Equal(0.8808, box.Confidence, 4);
        Assert.Equal([40, 40, 60, 60], ((double[])[box.Box.Left, box.Box.Top, box.Box.Right, box.Box.Bottom]).Select(static v => Math.Round(v, 3)));
    }

    [Fact]
    public void An_export_that_ends_with_the_sigmoid_is_not_put_through_it_again()
    {
        var tokeniser = new WordPieceTokeniser(_small);
        var logits = new TensorBuffer([0, .3f, 0, 0, 0, 0, .1f, 0, 0, 0], 1, 2, 5);
        var found = new GroundingAnswer(new(), tokeniser).Read(logits, TensorBuffer.Zeros(1, 2, 4), tokeniser.Encode("eggs."), new(10, 10));
        Assert.Equal(0.3, Assert.Single(found).Confidence, 5);
    }

    [Fact]
    public void Every_recorded_answer_gives_the_recorded_boxes_and_phrases()
    {
        if (SharedFolder.Find(output, "fixtures/groundingdino") is not { } folder)
        {
            return;
        }

        var tokeniser = new WordPieceTokeniser(WordPieceVocabulary.Load(Path.Combine(folder, "vocab.txt")));
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "postprocess", "results.json")));
        Assert.Equal(6, document.RootElement.GetArrayLength());
        foreach (var result in document.RootElement.EnumerateArray())
        {
            var options = new GroundingOptions
            {
                BoxThreshold = result.GetProperty("box_threshold").GetDouble(), TextThreshold = result.GetProperty("text_threshold").GetDouble(),
            };
            var (logits, boxes) = (Tensor(folder, result, "logits"), Tensor(folder, result, "boxes"));
            var tokens = tokeniser.Encode(GroundingCaption.Of(result.GetProperty("caption").GetString()!));
            var found = new GroundingAnswer(options, tokeniser).Read(logits, boxes, tokens, new(640, 480));
            CheckAgainst(result.GetProperty("default"), found);
        }
    }

    [Fact]
    public void Photos_get_the_recorded_sizes()
    {
        if (SharedFolder.Find(output, "fixtures/groundingdino/resize_800_1333.json") is not { } file)
        {
            return;
        }

        using var document = JsonDocument.Parse(File.ReadAllText(file));
        foreach (var size in document.RootElement.EnumerateArray())
        {
            int Number(string name) => size.GetProperty(name).GetInt32();
            Assert.Equal(new(Number("out_w"), Number("out_h")), new GroundingImage().SizeFor(new(Number("w"), Number("h"))));
        }
    }

    [Fact]
    public void A_photo_is_resized_and_normalised_as_recorded()
    {
        if (SharedFolder.Find(output, "fixtures/groundingdino") is not { } folder)
        {
            return;
        }

        var photo = PerSense.Engine.Imaging.Encoding.ImageCodec.Decode(File.ReadAllBytes(Path.Combine(folder, "photo_150x110.png"))).OrThrow();
        var tensor = new GroundingImage(80, 133).Prepare(photo);
        var expected = NpyFile.Read(Path.Combine(folder, "photo_min80_max133_normalised_every2.npy"));
        var (values, height, width) = (expected.ToFloats(), tensor.Shape[2], tensor.Shape[3]);
        Assert.Equal([3, (height + 1) / 2, (width + 1) / 2], expected.Shape);
        for (var i = 0; i < values.Length; i++)
        {
            var (channel, y, x) = (i / (expected.Shape[1] * expected.Shape[2]), i / expected.Shape[2] % expected.Shape[1] * 2, i % expected.Shape[2] * 2);
            Assert.Equal(values[i], tensor.Values[(((channel * height) + y) * width) + x], 1e-5f);
        }
    }

    private static TensorBuffer Tensor(string folder, JsonElement result, string name)
    {
        var file = NpyFile.Read(Path.Combine(folder, "postprocess", $"{result.GetProperty("index").GetInt32()}_{name}.npy"));
        return new(file.ToFloats(), [1, .. file.Shape.TakeLast(2)]);
    }

    private static void CheckAgainst(JsonElement expected, IReadOnlyList<DetectedBox> found)
    {
        Assert.Equal(expected.GetProperty("kept").GetInt32(), found.Count);
        Assert.Equal(expected.GetProperty("phrases").EnumerateArray().Select(static item => item.GetString()), found.Select(static box => box.Phrase));
        var boxes = expected.GetProperty("xyxy_480x640").EnumerateArray().Zip(found);
        foreach (var (box, actual) in boxes)
        {
            var corners = box.EnumerateArray().Select(static item => item.GetDouble()).ToArray();
            Assert.Equal(corners[0], actual.Box.Left, 1e-3);
            Assert.Equal(corners[1], actual.Box.Top, 1e-3);
            Assert.Equal(corners[2], actual.Box.Right, 1e-3);
            Assert.Equal(corners[3], actual.Box.Bottom, 1e-3);
        }

        Assert.All(expected.GetProperty("scores").EnumerateArray().Zip(found), static pair => Assert.Equal(pair.First.GetDouble(), pair.Second.Confidence, 1e-5));
    }
}
