using System.Numerics.Tensors;
using PerSense.Engine.Imaging;
using PerSense.Engine.Stages.MaskDecoding;

namespace PerSense.Engine.Stages.ScaleTuning;

/// <summary>
/// PerSAM-F's weights (section 3.4): how much each of a decoder's answers (part, object, whole) counts in their sum. The first answer's
/// weight is what the learned ones leave of 1 (released code).
/// </summary>
/// <param name="Learned">The weights of all answers but the first.</param>
public sealed record ScaleWeights(IReadOnlyList<double> Learned)
{
    /// <summary>The weights of all answers, in the decoder's order; they add up to 1.</summary>
    public IReadOnlyList<double> All => [1 - Learned.Sum(), .. Learned];

    /// <summary>Equal weights, with which the training starts.</summary>
    /// <param name="answers">Number of answers, at least 1.</param>
    public static ScaleWeights Equal(int answers) => new([.. Enumerable.Repeat(1.0 / answers, answers - 1)]);

    /// <summary>The weighted sum of a decoder's answers.</summary>
    /// <param name="answers">As many answers as there are weights, all on one frame.</param>
    /// <exception cref="ArgumentException">The number of answers is another.</exception>
    public MaskPrediction Join(MaskAlternatives answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        var weights = All;
        if (answers.Items.Count != weights.Count)
        {
            throw new ArgumentException($"There are {weights.Count} weights for {answers.Items.Count} answers.", nameof(answers));
        }

        var sum = new FloatMap(answers.Items[0].Logits.Size);
        for (var i = 0; i < weights.Count; i++)
        {
            TensorPrimitives.MultiplyAdd(answers.Items[i].Logits.Values, (float)weights[i], sum.Values, sum.Values);
        }

        return new(sum, answers.Items[0].Frame, answers.Items.Zip(weights, static (answer, weight) => answer.PredictedIou * weight).Sum());
    }
}
