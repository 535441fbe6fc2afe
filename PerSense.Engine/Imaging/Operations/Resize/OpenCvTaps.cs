namespace PerSense.Engine.Imaging.Operations.Resize;

/// <summary>The axis tables of OpenCV 4.6's <c>resize</c>.</summary>
internal static class OpenCvTaps
{
    private const float CubicA = -0.75f;

    /// <summary>INTER_LINEAR along the columns: beyond the border the weight goes to one cell.</summary>
    public static Taps<float> LinearColumns(int input, int output) => TwoCells(input, output, LinearPosition(input, output), snapAtBorder: true);

    /// <summary>INTER_LINEAR along the rows: beyond the border both cells are the border cell and keep their weights.</summary>
    public static Taps<float> LinearRows(int input, int output) => TwoCells(input, output, LinearPosition(input, output), snapAtBorder: false);

    /// <summary>INTER_AREA when one axis is enlarged, along the columns.</summary>
    public static Taps<float> EnlargingAreaColumns(int input, int output) => TwoCells(input, output, AreaPosition(input, output), snapAtBorder: true);

    /// <summary>INTER_AREA when one axis is enlarged, along the rows.</summary>
    public static Taps<float> EnlargingAreaRows(int input, int output) => TwoCells(input, output, AreaPosition(input, output), snapAtBorder: false);

    /// <summary>INTER_CUBIC: Keys' kernel with a = -0.75, no antialiasing.</summary>
    public static Taps<float> Cubic(int input, int output)
    {
        var locate = LinearPosition(input, output);
        var taps = new Taps<float>(output, 4);
        for (var i = 0; i < output; i++)
        {
            var (cell, x) = locate(i);
            var w0 = (((((CubicA * (x + 1)) - (5 * CubicA)) * (x + 1)) + (8 * CubicA)) * (x + 1)) - (4 * CubicA);
            var w1 = ((((CubicA + 2) * x) - (CubicA + 3)) * x * x) + 1;
            var w2 = ((((CubicA + 2) * (1 - x)) - (CubicA + 3)) * (1 - x) * (1 - x)) + 1;
            float[] weights = [w0, w1, w2, 1 - w0 - w1 - w2];
            for (var k = 0; k < 4; k++)
            {
                taps.Add(i, Math.Clamp(cell - 1 + k, 0, input - 1), weights[k]);
            }
        }

        return taps;
    }

    /// <summary>INTER_AREA when nothing is enlarged: every source cell counts by the part of it that is covered.</summary>
    public static Taps<float> ShrinkingArea(int input, int output)
    {
        const double Negligible = 1e-3; // OpenCV leaves out slivers thinner than this
        var scale = Scale(input, output);
        var taps = new Taps<float>(output, (int)Math.Ceiling(scale) + 2);
        for (var i = 0; i < output; i++)
        {
            var (start, end) = (i * scale, (i * scale) + scale);
            var width = Math.Min(scale, input - start);
            var last = Math.Min((int)Math.Floor(end), input - 1);
            var first = Math.Min((int)Math.Ceiling(start), last);
            if (first - start > Negligible)
            {
                taps.Add(i, first - 1, (float)((first - start) / width));
            }

            for (var k = first; k < last; k++)
            {
                taps.Add(i, k, (float)(1 / width));
            }

            if (end - last > Negligible)
            {
                taps.Add(i, last, (float)(Math.Min(Math.Min(end - last, 1), width) / width));
            }
        }

        return taps;
    }

    /// <summary>Source cells per output cell, rounded as OpenCV rounds it (the inverse of the inverse).</summary>
    public static double Scale(int input, int output) => 1 / ((double)output / input);

    private static Func<int, (int Cell, float Fraction)> LinearPosition(int input, int output)
    {
        var scale = Scale(input, output);
        return i =>
        {
            var position = (float)(((i + 0.5) * scale) - 0.5);
            var cell = (int)MathF.Floor(position);
            return (cell, position - cell);
        };
    }

    private static Func<int, (int Cell, float Fraction)> AreaPosition(int input, int output)
    {
        var (scale, inverse) = (Scale(input, output), (double)output / input);
        return i =>
        {
            var cell = (int)Math.Floor(i * scale);
            var fraction = (float)(i + 1 - ((cell + 1) * inverse));
            return (cell, fraction <= 0 ? 0 : fraction - MathF.Floor(fraction));
        };
    }

    private static Taps<float> TwoCells(int input, int output, Func<int, (int Cell, float Fraction)> locate, bool snapAtBorder)
    {
        var taps = new Taps<float>(output, 2);
        for (var i = 0; i < output; i++)
        {
            var (cell, fraction) = locate(i);
            var weight = snapAtBorder && (cell < 0 || cell >= input - 1) ? 0 : fraction;
            taps.Add(i, Math.Clamp(cell, 0, input - 1), 1 - weight);
            taps.Add(i, Math.Clamp(cell + 1, 0, input - 1), weight);
        }

        return taps;
    }
}
