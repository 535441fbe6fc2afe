using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Operations.Resize;
using PerSense.Engine.Stages.MaskDecoding;

namespace PerSense.Engine.Stages.ScaleTuning;

/// <summary>What one support teaches: the decoder's logits on it, apart for the pixels inside and outside the true mask. Immutable.</summary>
/// <param name="Inside">The logits of each answer at the pixels inside; equally many for each answer.</param>
/// <param name="Outside">The same at the pixels outside.</param>
internal sealed record ScaleTuningSample(IReadOnlyList<float[]> Inside, IReadOnlyList<float[]> Outside)
{
    /// <summary>Sorts a decoder's answers by the true mask.</summary>
    /// <param name="answers">All answers to the prompt on the support.</param>
    /// <param name="truth">The true mask.</param>
    /// <param name="resolution">On which grid.</param>
    public static ScaleTuningSample Of(MaskAlternatives answers, PlacedMask truth, ScaleTuningResolution resolution)
    {
        var frame = answers.Items[0].Frame;
        var staging = resolution == ScaleTuningResolution.Image ? frame.Staging : null;
        var maps = answers.Items.Select(answer => staging is null ? answer.Logits : AtImage(answer, staging)).ToList();
        return staging is null
            ? Sort(maps, Cells(frame, maps[0], truth))
            : Sort(maps, [.. Enumerable.Range(0, maps[0].Values.Length).Select(i => truth.Contains(i % maps[0].Width, i / maps[0].Width) ? Side.Inside : Side.Outside)]);
    }

    // As Sam.postprocess_masks enlarges logits.
    private static FloatMap AtImage(MaskPrediction answer, MaskStaging staging)
    {
        var full = TorchResize.Bilinear(answer.Logits, staging.Full);
        var valid = new FloatMap(staging.Valid);
        for (var y = 0; y < valid.Height; y++)
        {
            full.Row(y)[..valid.Width].CopyTo(valid.Row(y));
        }

        return TorchResize.Bilinear(valid, answer.Frame.Image);
    }

    private static Side[] Cells(MaskFrame frame, FloatMap logits, PlacedMask truth)
    {
        var map = frame.MapTo(logits.Size);
        var sides = new Side[logits.Values.Length];
        for (var i = 0; i < sides.Length; i++)
        {
            var point = map.ToImage(new((i % logits.Width) + 0.5, (i / logits.Width) + 0.5));
            sides[i] = !frame.Image.Contains(point) ? Side.Beyond : truth.Contains(point.Column, point.Row) ? Side.Inside : Side.Outside;
        }

        return sides;
    }

    private static ScaleTuningSample Sort(List<FloatMap> maps, Side[] sides) => new(Pick(maps, sides, Side.Inside), Pick(maps, sides, Side.Outside));

    private static float[][] Pick(List<FloatMap> maps, Side[] sides, Side wanted)
    {
        int[] chosen = [.. Enumerable.Range(0, sides.Length).Where(i => sides[i] == wanted)];
        return [.. maps.Select(map => Array.ConvertAll(chosen, i => map.Values[i]))];
    }

    private enum Side
    {
        Inside,
        Outside,
        Beyond,
    }
}
