using System.Numerics.Tensors;

namespace PerSense.Engine.Stages.ScaleTuning;

/// <summary>
/// PerSAM-F's loss on one support, dice plus focal, with its gradient in closed form (specification section 4.1): the decoder's answers do
/// not depend on the weights, so a step needs neither the decoder nor automatic differentiation. Keeps buffers; not thread-safe.
/// </summary>
internal sealed class ScaleTuningLoss(ScaleTuningSample sample)
{
    // Focal loss: alpha of the pixels inside and outside; gamma is 2.
    private const double AlphaInside = 0.25;
    private const double AlphaOutside = 0.75;

    // Small enough for the cache of a core.
    private const int Chunk = 2048;

    private readonly Terms _inside = new(sample.Inside, AlphaInside, sign: -1);
    private readonly Terms _outside = new(sample.Outside, AlphaOutside, sign: 1);

    /// <summary>The loss and its gradient.</summary>
    /// <param name="learned">The weights of all answers but the first.</param>
    public ScaleTuningGradient At(ReadOnlySpan<double> learned)
    {
        var (inside, outside) = (_inside.Sum(learned), _outside.Sum(learned));
        var pixels = (double)(_inside.Count + _outside.Count);
        var union = inside.Probability + outside.Probability + _inside.Count + 1;
        var overlap = (2 * inside.Probability) + 1;
        var gradient = new double[learned.Length];
        for (var k = 0; k < gradient.Length; k++)
        {
            var dice = ((overlap * (inside.Slope[k] + outside.Slope[k])) - (2 * union * inside.Slope[k])) / (union * union);
            gradient[k] = dice + ((inside.FocalSlope[k] + outside.FocalSlope[k]) / pixels);
        }

        return new(1 - (overlap / union), (inside.Focal + outside.Focal) / pixels, gradient);
    }

    private sealed record Sums(double[] Slope, double[] FocalSlope)
    {
        public double Probability { get; set; }

        public double Focal { get; set; }
    }

    /// <summary>The pixels on one side of the true mask's edge.</summary>
    private sealed class Terms
    {
        private readonly float[] _base;
        private readonly float[][] _differences;
        private readonly double _alpha;
        private readonly float _sign;
        private readonly float[] _logit = new float[Chunk];
        private readonly float[] _probability = new float[Chunk];
        private readonly float[] _slope = new float[Chunk];
        private readonly float[] _entropy = new float[Chunk];
        private readonly float[] _wrong = new float[Chunk];
        private readonly float[] _scratch = new float[Chunk];

        public Terms(IReadOnlyList<float[]> answers, double alpha, float sign)
        {
            (_base, _alpha, _sign) = (answers[0], alpha, sign);
            _differences = [.. answers.Skip(1).Select(answer =>
            {
                var difference = new float[answer.Length];
                TensorPrimitives.Subtract(answer, answers[0], difference);
                return difference;
            })];
        }

        public int Count => _base.Length;

        public Sums Sum(ReadOnlySpan<double> learned)
        {
            var sums = new Sums(new double[learned.Length], new double[learned.Length]);
            for (var start = 0; start < _base.Length; start += Chunk)
            {
                var length = Math.Min(Chunk, _base.Length - start);
                Mix(learned, start, length);
                Add(sums, start, length);
            }

            return sums;
        }

        private void Mix(ReadOnlySpan<double> learned, int start, int length)
        {
            var logit = _logit.AsSpan(0, length);
            _base.AsSpan(start, length).CopyTo(logit);
            for (var k = 0; k < learned.Length; k++)
            {
                TensorPrimitives.MultiplyAdd(_differences[k].AsSpan(start, length), (float)learned[k], logit, logit);
            }
        }

        // With u the logit against the truth and q = sigmoid(u): focal = alpha q^2 softplus(u), its slope alpha q^2 (q + 2 (1 - q) softplus(u)).
        private void Add(Sums sums, int start, int length)
        {
            var logit = _logit.AsSpan(0, length);
            var probability = _probability.AsSpan(0, length);
            var slope = _slope.AsSpan(0, length);
            var entropy = _entropy.AsSpan(0, length);
            var wrong = _wrong.AsSpan(0, length);
            var scratch = _scratch.AsSpan(0, length);
            TensorPrimitives.Sigmoid(logit, probability);
            sums.Probability += TensorPrimitives.Sum<float>(probability);
            TensorPrimitives.Subtract(1f, probability, scratch);
            TensorPrimitives.Multiply(probability, scratch, slope);
            TensorPrimitives.Multiply(logit, _sign, logit);
            TensorPrimitives.Sigmoid(logit, wrong);
            SoftPlus(logit, entropy);
            TensorPrimitives.Subtract(1f, wrong, scratch);
            TensorPrimitives.Multiply(scratch, entropy, scratch);
            TensorPrimitives.Multiply(scratch, 2f, scratch);
            TensorPrimitives.Add(scratch, wrong, scratch);
            TensorPrimitives.Multiply(wrong, wrong, wrong);
            TensorPrimitives.Multiply(scratch, wrong, scratch);
            sums.Focal += _alpha * TensorPrimitives.Dot<float>(wrong, entropy);
            for (var k = 0; k < sums.Slope.Length; k++)
            {
                var difference = _differences[k].AsSpan(start, length);
                sums.Slope[k] += TensorPrimitives.Dot<float>(slope, difference);
                sums.FocalSlope[k] += _sign * _alpha * TensorPrimitives.Dot<float>(scratch, difference);
            }
        }

        // ln(1 + e^u) as max(u, 0) + ln(1 + e^-|u|), which does not overflow.
        private void SoftPlus(ReadOnlySpan<float> u, Span<float> result)
        {
            var scratch = _scratch.AsSpan(0, u.Length);
            TensorPrimitives.Abs(u, scratch);
            TensorPrimitives.Negate(scratch, scratch);
            TensorPrimitives.Exp<float>(scratch, scratch);
            TensorPrimitives.LogP1<float>(scratch, scratch);
            TensorPrimitives.Max(u, 0f, result);
            TensorPrimitives.Add(result, scratch, result);
        }
    }
}
