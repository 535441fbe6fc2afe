namespace PerSense.Engine.Imaging.Operations.Resize;

/// <summary>Pillow's antialiased bilinear filter (numerics: a triangle as wide as the scale), also torch's with <c>antialias=True</c>.</summary>
internal static class TriangleTaps
{
    public static Taps<double> Create(int input, int output)
    {
        var scale = (double)input / output;
        var support = Math.Max(scale, 1);
        var taps = new Taps<double>(output, ((int)Math.Ceiling(support) * 2) + 1);
        for (var i = 0; i < output; i++)
        {
            var centre = (i + 0.5) * scale;
            var first = Math.Max(0, (int)(centre - support + 0.5));
            var end = Math.Min(input, (int)(centre + support + 0.5));
            var total = 0.0;
            for (var k = first; k < end; k++)
            {
                total += Weigh(k, centre, support);
            }

            for (var k = first; k < end; k++)
            {
                taps.Add(i, k, Weigh(k, centre, support) / total);
            }
        }

        return taps;
    }

    private static double Weigh(int source, double centre, double support) => Math.Max(0, 1 - Math.Abs((source - centre + 0.5) / support));
}
