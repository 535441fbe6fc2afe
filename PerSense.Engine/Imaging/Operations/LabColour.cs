namespace PerSense.Engine.Imaging.Operations;

/// <summary>8-bit sRGB to 8-bit CIE L*a*b* (D65): L scaled to 0..255, a and b shifted by 128; bit for bit OpenCV's <c>COLOR_RGB2LAB</c>.</summary>
public static class LabColour
{
    private const int GammaBits = 3;
    private const int WeightBits = 12;
    private const int RootBits = WeightBits + GammaBits;
    private const int LightnessScale = ((116 * 255) + 50) / 100;
    private const int LightnessShift = -(((16 * 255 * (1 << RootBits)) + 50) / 100);
    private const int Neutral = 128 << RootBits;

    private static readonly int[] Linear = LinearTable();
    private static readonly int[] Root = RootTable();

    // sRGB to XYZ, each row divided by the D65 white point, in 12 fractional bits; rows add up to 1.
    private static readonly int[] Weights =
    [
        Weight(0.412453 / 0.950456), Weight(0.357580 / 0.950456), Weight(0.180423 / 0.950456),
        Weight(0.212671), Weight(0.715160), Weight(0.072169),
        Weight(0.019334 / 1.088754), Weight(0.119193 / 1.088754), Weight(0.950227 / 1.088754),
    ];

    /// <summary>Converts one pixel.</summary>
    /// <param name="red">Red, 0..255.</param>
    /// <param name="green">Green, 0..255.</param>
    /// <param name="blue">Blue, 0..255.</param>
    public static (byte Lightness, byte A, byte B) FromRgb(byte red, byte green, byte blue)
    {
        var (r, g, b) = (Linear[red], Linear[green], Linear[blue]);
        var x = Root[Descale((r * Weights[0]) + (g * Weights[1]) + (b * Weights[2]), WeightBits)];
        var y = Root[Descale((r * Weights[3]) + (g * Weights[4]) + (b * Weights[5]), WeightBits)];
        var z = Root[Descale((r * Weights[6]) + (g * Weights[7]) + (b * Weights[8]), WeightBits)];
        return (
            Saturate(Descale((LightnessScale * y) + LightnessShift, RootBits)),
            Saturate(Descale((500 * (x - y)) + Neutral, RootBits)),
            Saturate(Descale((200 * (y - z)) + Neutral, RootBits)));
    }

    private static int Weight(double value) => (int)Math.Round(value * (1 << WeightBits));

    private static int Descale(int value, int bits) => (value + (1 << (bits - 1))) >> bits;

    private static byte Saturate(int value) => (byte)Math.Clamp(value, 0, 255);

    private static int[] LinearTable()
    {
        var table = new int[256];
        for (var i = 0; i < table.Length; i++)
        {
            var x = i / 255.0;
            var linear = x <= 0.04045 ? x / 12.92 : Math.Pow((x + 0.055) / 1.055, 2.4);
            table[i] = (int)Math.Round(255 * (1 << GammaBits) * linear);
        }

        return table;
    }

    private static int[] RootTable()
    {
        var table = new int[256 * 3 / 2 * (1 << GammaBits)];
        for (var i = 0; i < table.Length; i++)
        {
            var x = i / (255.0 * (1 << GammaBits));
            var root = x < 0.008856 ? (x * 7.787) + 0.13793103448275862 : Math.Cbrt(x);
            table[i] = (int)Math.Round((1 << RootBits) * root);
        }

        return table;
    }
}
