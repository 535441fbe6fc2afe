namespace PerSense.Engine.Stages.MaskDecoding;

/// <summary>Which of a decoder's answers to believe: part, object or whole.</summary>
internal sealed class AnswerChoice(MaskDecodingOptions options)
{
    /// <summary>The answer with the highest worth; the first of equals.</summary>
    /// <param name="answers">All answers to one prompt.</param>
    /// <param name="expectedArea">Area of the objects looked for, in square image pixels.</param>
    public MaskPrediction Best(MaskAlternatives answers, double expectedArea) =>
        options.SizeWeight == 0 ? answers.Best : answers.Items.MaxBy(one => Worth(one.PredictedIou, Area(one), expectedArea))!;

    /// <summary>What an answer is worth: its predicted IoU, less for an unexpected size.</summary>
    /// <param name="predictedIou">The decoder's own estimate, 0..1.</param>
    /// <param name="area">The mask's area in square image pixels.</param>
    /// <param name="expectedArea">Area of the objects looked for.</param>
    public double Worth(double predictedIou, double area, double expectedArea)
    {
        var difference = Math.Abs(Math.Log(Math.Max(area, 1) / expectedArea));
        return predictedIou * Math.Exp(-options.SizeWeight * Math.Max(0, difference - options.SizeSlack));
    }

    private static double Area(MaskPrediction answer)
    {
        var inside = 0;
        foreach (var logit in answer.Logits.Values)
        {
            inside += logit > 0 ? 1 : 0;
        }

        return inside / (double)answer.Logits.Values.Length * answer.Frame.Region.Area;
    }
}
