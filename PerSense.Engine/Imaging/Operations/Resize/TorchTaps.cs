namespace PerSense.Engine.Imaging.Operations.Resize;

/// <summary>torch's <c>interpolate(mode="bilinear")</c> without antialiasing, in single precision as torch computes it.</summary>
internal static class TorchTaps
{
    /// <summary>Cell centres map to cell centres (<c>align_corners=False</c>).</summary>
    public static Taps<float> HalfPixel(int input, int output)
    {
        var scale = (float)input / output;
        return Create(input, output, i => Math.Max(0, (scale * (i + 0.5f)) - 0.5f));
    }

    /// <summary>The outermost cell centres map to each other (<c>align_corners=True</c>).</summary>
    public static Taps<float> AlignCorners(int input, int output)
    {
        var scale = output > 1 ? (float)(input - 1) / (output - 1) : 0;
        return Create(input, output, i => scale * i);
    }

    private static Taps<float> Create(int input, int output, Func<int, float> locate)
    {
        var taps = new Taps<float>(output, 2);
        for (var i = 0; i < output; i++)
        {
            var position = locate(i);
            var first = Math.Min((int)position, input - 1);
            var fraction = position - first;
            taps.Add(i, first, 1 - fraction);
            taps.Add(i, Math.Min(first + 1, input - 1), fraction);
        }

        return taps;
    }
}
