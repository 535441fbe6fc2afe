using System.Globalization;

namespace PerSense.Tests.Models.Import.Architectures;

/// <summary>How far a network's output is from the reference's: the largest absolute difference over the largest absolute value.</summary>
internal sealed class Parity(string name)
{
    private double _difference;
    private double _scale;

    /// <summary>The error so far, relative to the scale of what was expected.</summary>
    public double Error => _difference / _scale;

    public void Compare(ReadOnlySpan<float> actual, ReadOnlySpan<float> expected)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < actual.Length; i++)
        {
            // Not a number fails every comparison, so it must not get lost in a maximum.
            Assert.True(float.IsFinite(actual[i]), $"{name}: value {i} is {actual[i]}");
            _difference = Math.Max(_difference, Math.Abs(actual[i] - expected[i]));
            _scale = Math.Max(_scale, Math.Abs(expected[i]));
        }
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{name}: error {Error:E1} of {_scale:F3}");
}
