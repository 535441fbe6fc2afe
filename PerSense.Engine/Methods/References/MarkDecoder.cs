using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Stages.Encoding;
using PerSense.Engine.Stages.MaskDecoding;

namespace PerSense.Engine.Methods.References;

/// <summary>Finds the pixels of an object that is marked by a box or by clicks.</summary>
internal sealed class MarkDecoder(MethodModels models, ImageViews views, SegmentationRun run)
{
    // On labelled photos every box round an object got more than this, and more than half of the boxes on background got less.
    private const double LeastPredictedIou = 0.25;

    // Nine marked objects of ten got more than this.
    private const double SurePredictedIou = 0.4;

    // A click tells no size: these shares of the image's longest side are tried.
    private static readonly double[] ClickSides = [1.0 / 64, 1.0 / 32, 1.0 / 16, 1.0 / 8, 1.0 / 4, 1.0 / 2];

    /// <summary>The object in a box.</summary>
    /// <param name="image">The image.</param>
    /// <param name="box">Not empty and inside the image.</param>
    public MarkedMask InBox(ImageBuffer image, ImageBox box)
    {
        var view = views.For(image, box.LongestSide);
        var answers = Decode(view.Embedding, new([], box, ObjectSide: box.LongestSide));
        var best = Best(answers.Select(answer => Cut(answer, box)).OfType<RankedMask>());
        return Accept(best, "No object was found in the box. Draw the box tightly round one object, or paint the object with the brush.");
    }

    /// <summary>The object under some clicks.</summary>
    /// <param name="image">The image.</param>
    /// <param name="clicks">At least one on the object; those inside the image.</param>
    public MarkedMask AtClicks(ImageBuffer image, IReadOnlyList<LabelledPoint> clicks)
    {
        // An encoder with a fixed view of the image sees every size alike.
        double[] shares = models.Encoder.Scale is EncodingScale.FixedLongestSide ? [ClickSides[^1]] : ClickSides;
        var first = Best(shares.SelectMany(share => AtSide(image, clicks, share * image.Size.LongestSide)));
        var best = first is null ? null : Best(AtSide(image, clicks, Side(first.Marked.Mask)).Append(first));
        return Accept(best, "No object was found under the click. Click on the middle of an object, or draw a box round it.");
    }

    private MarkedMask Accept(RankedMask? best, string refusal)
    {
        if (best is not { Marked: { PredictedIou: >= LeastPredictedIou } marked })
        {
            throw new InvalidReferenceException(refusal);
        }

        if (marked.PredictedIou < SurePredictedIou)
        {
            run.Notice("The edge of the marked object was hard to make out. If the result looks wrong, paint the object with the brush.");
        }

        return marked;
    }

    private IEnumerable<RankedMask> AtSide(ImageBuffer image, IReadOnlyList<LabelledPoint> clicks, double side)
    {
        var click = clicks.First(static one => one.IsForeground).Point;
        foreach (var answer in Decode(views.For(image, side).Embedding, new(clicks, ObjectSide: side)))
        {
            // A mask much larger or smaller than was asked for is a guess at something else.
            if (MaskRendering.Render(new(answer, click), new()) is { } mask)
            {
                yield return new(new(mask, answer.PredictedIou), answer.PredictedIou * Ratio(Side(mask), side));
            }
        }
    }

    /// <summary>A mask that fills its box well ranks high: people draw boxes tightly.</summary>
    private static RankedMask? Cut(MaskPrediction answer, ImageBox box) =>
        MaskRendering.Render(new(answer, box.Centre), new()) is { } whole && MaskCrop.To(whole, box) is { } mask
            ? new(new(mask, answer.PredictedIou), answer.PredictedIou * MaskFootprint.Of(mask).Box.IntersectionOverUnion(box))
            : null;

    private IEnumerable<MaskPrediction> Decode(ImageEmbedding embedding, DecoderPrompt prompt) =>
        models.Decoder.Decode(embedding, [prompt], null, run.CancellationToken).SelectMany(static answer => answer.Items);

    private static RankedMask? Best(IEnumerable<RankedMask> masks) => masks.MaxBy(static one => one.Rank);

    private static double Side(PlacedMask mask) => Math.Max(mask.Patch.Width, mask.Patch.Height);

    private double Ratio(double found, double asked) =>
        models.Encoder.Scale is EncodingScale.FixedLongestSide ? 1 : Math.Min(found / asked, asked / found);

    private sealed record RankedMask(MarkedMask Marked, double Rank);
}
