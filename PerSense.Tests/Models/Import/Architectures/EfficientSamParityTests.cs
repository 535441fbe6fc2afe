using PerSense.Engine.Imaging.Encoding;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Models.Import.Architectures.EfficientSam;
using PerSense.Engine.Models.Import.Onnx;
using PerSense.Engine.Models.Import.Weights;
using PerSense.Engine.Stages.MaskDecoding;
using Xunit.Abstractions;

namespace PerSense.Tests.Models.Import.Architectures;

public sealed class EfficientSamParityTests(ITestOutputHelper output)
{
    private const int Step = 4;

    [Fact]
    public void A_photo_and_its_prompts_give_the_embedding_and_the_masks_of_the_reference() => Compare(nameof(GraphPrecision.Single), 1e-4);

    [Fact]
    [Trait("Suite", "Long")]
    public void In_half_precision_they_are_close_to_it() => Compare(nameof(GraphPrecision.Half), 2e-2);

    private void Compare(string precision, double tolerance)
    {
        if (SharedFolder.Find(output, "fixtures/efficientsam") is not { } folder)
        {
            return;
        }

        var map = new WeightMap(RecipeWeights.Load(Path.Combine(folder, "weights_manifest.json")));
        using var models = new ImportedSegmenter(new EfficientSamArchitecture().Plan(map, new() { Half = precision == nameof(GraphPrecision.Half) }));
        Assert.Empty(map.LeftOver);
        var photo = ImageCodec.Decode(File.ReadAllBytes(Path.Combine(folder, "photo.png"))).OrThrow();
        var embedding = models.Encoder.Encode(photo, 1024.0 / photo.Size.LongestSide, default);
        var (vector, masks, iou) = (Named("embedding"), Named("masks"), Named("iou"));
        vector.Compare(embedding.Features.Tensor.Values[..(12 * 64 * 64)], Read("image_embedding_first12ch"));
        var prompts = Prompts(NpyFile.Read(Path.Combine(folder, "points.npy")).ToFloats(), NpyFile.Read(Path.Combine(folder, "labels.npy")).ToFloats());
        var several = models.Decoder.Decode(embedding, prompts, null, default).SelectMany(static answer => answer.Items).ToList();
        var single = models.Decoder.Decode(embedding, [.. prompts.Select(static prompt => prompt with { SingleAnswer = true })], null, default)
            .SelectMany(static answer => answer.Items).ToList();
        masks.Compare(EveryFourth(several), Read("low_res_every4"));
        masks.Compare(EveryFourth(single), Read("single_low_res_every4"));
        iou.Compare([.. several.Select(static one => (float)one.PredictedIou)], Read("iou"));
        iou.Compare([.. single.Select(static one => (float)one.PredictedIou)], Read("single_iou"));
        foreach (var parity in new[] { vector, masks, iou })
        {
            output.WriteLine(parity.ToString());
            Assert.True(parity.Error <= tolerance, parity.ToString());
        }

        Parity Named(string what) => new($"efficientsam {precision} {what}");
        float[] Read(string name) => NpyFile.Read(Path.Combine(folder, name + ".npy")).ToFloats();
    }

    /// <summary>Two points a prompt; the reference names pixels by their index.</summary>
    private static List<DecoderPrompt> Prompts(float[] points, float[] labels)
    {
        ImagePoint At(int i) => new(points[2 * i] + 0.5, points[(2 * i) + 1] + 0.5);
        return [.. Enumerable.Range(0, labels.Length / 2).Select(prompt =>
        {
            var (first, second) = (2 * prompt, (2 * prompt) + 1);
            return labels[first] == 2
                ? new DecoderPrompt([], new ImageBox(points[2 * first], points[(2 * first) + 1], points[2 * second] + 1, points[(2 * second) + 1] + 1))
                : new DecoderPrompt([.. new[] { first, second }.Where(i => labels[i] == 1).Select(i => new LabelledPoint(At(i), IsForeground: true))]);
        })];
    }

    private static float[] EveryFourth(List<MaskPrediction> masks) => [.. masks.SelectMany(static mask =>
        mask.Logits.Values.ToArray().Where((_, i) => i % mask.Logits.Width % Step == 0 && i / mask.Logits.Width % Step == 0))];
}
