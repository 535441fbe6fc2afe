using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Inference;
using PerSense.Engine.Stages.MaskDecoding;

namespace PerSense.Tests.Stages.MaskDecoding;

public sealed class SamPromptTests
{
    private static readonly CoordinateMap _double = new(2, 2);
    private static readonly LabelledPoint _on = new(ImagePoint.AtPixel(10, 20), IsForeground: true);
    private static readonly LabelledPoint _beside = new(ImagePoint.AtPixel(3, 4), IsForeground: false);

    [Fact]
    public void Clicks_are_named_by_pixel_and_an_empty_point_follows_them()
    {
        var (points, labels) = Tensors(new DecoderPrompt([_on, _beside]));
        Assert.Equal([20, 40, 6, 8, 0, 0], points);
        Assert.Equal([1, 0, -1], labels);
    }

    [Fact]
    public void A_box_is_its_first_and_last_pixel_and_no_empty_point_follows()
    {
        var (points, labels) = Tensors(new DecoderPrompt([_on], new ImageBox(5, 6, 8, 10)));
        Assert.Equal([20, 40, 10, 12, 14, 18], points);
        Assert.Equal([1, 2, 3], labels);
    }

    [Fact]
    public void A_mask_alone_has_no_points_at_all()
    {
        var mask = new MaskPrediction(new FloatMap(new(4, 4)), new MaskFrame(new(0, 0, 4, 4), new(4, 4)), 1);
        var (points, labels) = Tensors(new DecoderPrompt([], MaskInput: mask));
        Assert.Empty(points);
        Assert.Empty(labels);
    }

    [Fact]
    public void Short_prompts_are_filled_up_with_empty_points()
    {
        var tensors = new SamPromptTensors(_double, new(4, HasMask: false), emptyPlace: -1).Points([new DecoderPrompt([_on])]);
        Assert.Equal([20, 40, -1, -1, -1, -1, -1, -1], tensors[0].Tensor.Values.ToArray());
        Assert.Equal([1, -1, -1, -1], tensors[1].Tensor.Values.ToArray());
    }

    [Fact]
    public void Neighbours_of_one_layout_are_decoded_together_up_to_the_limit()
    {
        DecoderPrompt one = new([_on]), two = new([_on, _beside]), box = new([_on], new ImageBox(0, 0, 2, 2));
        var batches = SamPromptBatches.Of([one, one, one, two, box, one], 2).Select(static batch => batch.Count);

        // Two clicks and an empty point are as many tokens as a click and a box.
        Assert.Equal([2, 1, 2, 1], batches);
    }

    private static (float[] Points, float[] Labels) Tensors(DecoderPrompt prompt)
    {
        IReadOnlyList<NamedTensor> tensors = new SamPromptTensors(_double, SamPromptLayout.Of(prompt)).Points([prompt]);
        return (tensors[0].Tensor.Values.ToArray(), tensors[1].Tensor.Values.ToArray());
    }
}
