namespace PerSense.Engine.Stages.ScaleTuning;

/// <summary>
/// Trains PerSAM-F's weights with AdamW and a cosine schedule (specification section 4.1). With several supports the loss is their mean
/// (specification section 7).
/// </summary>
internal sealed class ScaleTuner(ScaleTuningOptions options)
{
    // AdamW as the released code sets it.
    private const double FirstMoment = 0.9;
    private const double SecondMoment = 0.999;
    private const double Epsilon = 1e-4;

    /// <summary>Trains; enumerating does the work, step by step.</summary>
    /// <param name="samples">At least one, all with equally many answers.</param>
    public IEnumerable<ScaleTuningStep> Train(IReadOnlyList<ScaleTuningSample> samples)
    {
        ScaleTuningLoss[] losses = [.. samples.Select(static sample => new ScaleTuningLoss(sample))];
        double[] weights = [.. ScaleWeights.Equal(samples[0].Inside.Count).Learned];
        var (first, second) = (new double[weights.Length], new double[weights.Length]);
        for (var step = 0; step < options.Steps; step++)
        {
            var loss = Mean([.. losses.Select(one => one.At(weights))]);
            var rate = options.LearningRate / 2 * (1 + Math.Cos(Math.PI * step / options.Steps));
            for (var k = 0; k < weights.Length; k++)
            {
                first[k] = (FirstMoment * first[k]) + ((1 - FirstMoment) * loss.Slope[k]);
                second[k] = (SecondMoment * second[k]) + ((1 - SecondMoment) * loss.Slope[k] * loss.Slope[k]);
                var mean = first[k] / (1 - Math.Pow(FirstMoment, step + 1));
                var spread = Math.Sqrt(second[k] / (1 - Math.Pow(SecondMoment, step + 1)));
                weights[k] -= (rate * options.WeightDecay * weights[k]) + (rate * mean / (spread + Epsilon));
            }

            yield return new(loss, rate, new([.. weights]));
        }
    }

    private static ScaleTuningGradient Mean(ScaleTuningGradient[] losses) => losses.Length == 1 ? losses[0] : new(
        losses.Average(static loss => loss.Dice),
        losses.Average(static loss => loss.Focal),
        [.. Enumerable.Range(0, losses[0].Slope.Count).Select(k => losses.Average(loss => loss.Slope[k]))]);
}
