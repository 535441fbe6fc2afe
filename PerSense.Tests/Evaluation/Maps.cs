using PerSense.Engine.Imaging;

namespace PerSense.Tests.Evaluation;

/// <summary>Tiny pictures written as text: one string a row, '.' or '0' is background, a digit its label, '#' label 1.</summary>
internal static class Maps
{
    public static LabelMap Labels(params string[] rows)
    {
        var map = new LabelMap(new(rows[0].Length, rows.Length));
        for (var y = 0; y < rows.Length; y++)
        {
            for (var x = 0; x < rows[y].Length; x++)
            {
                map[x, y] = rows[y][x] switch { '.' => 0, '#' => 1, var digit => digit - '0' };
            }
        }

        return map;
    }

    public static Mask Mask(params string[] rows)
    {
        var labels = Labels(rows);
        return new(labels.Size, [.. labels.Labels.ToArray().Select(label => label == 0 ? (byte)0 : (byte)1)]);
    }

    public static Mask Mask(NpyFile array)
    {
        Assert.Equal(2, array.Shape.Length);
        return new(new(array.Shape[1], array.Shape[0]), array.ToBytes());
    }
}
