using System.CommandLine.Parsing;
using System.Globalization;
using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Web.Cli;

/// <summary>Reads option values that are lists of numbers.</summary>
internal static class NumberList
{
    /// <summary>Numbers separated by commas, semicolons or blanks; null when one of them is no number.</summary>
    public static IReadOnlyList<double>? Parse(string text)
    {
        var numbers = new List<double>();
        foreach (var part in text.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries))
        {
            if (!double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
            {
                return null;
            }

            numbers.Add(number);
        }

        return numbers;
    }

    /// <summary>A box from <c>x,y,w,h</c>.</summary>
    public static ImageBox? ParseBox(ArgumentResult result)
    {
        if (Parse(result.Tokens[0].Value) is [var x, var y, > 0 and var width, > 0 and var height])
        {
            return ImageBox.FromCorner(x, y, width, height);
        }

        result.AddError($"{Name(result)} needs four numbers x,y,w,h in pixels with w and h above 0, not '{result.Tokens[0].Value}'.");
        return null;
    }

    /// <summary>Points from any number of tokens that hold pairs of numbers.</summary>
    public static ImagePoint[]? ParsePoints(ArgumentResult result)
    {
        var points = new List<ImagePoint>();
        foreach (var token in result.Tokens)
        {
            if (Parse(token.Value) is not { Count: > 0 } numbers || numbers.Count % 2 != 0)
            {
                result.AddError($"{Name(result)} needs pairs of numbers x,y in pixels, not '{token.Value}'.");
                return null;
            }

            points.AddRange(numbers.Chunk(2).Select(static pair => new ImagePoint(pair[0], pair[1])));
        }

        return [.. points];
    }

    private static string Name(ArgumentResult result) => ((OptionResult)result.Parent!).Option.Name;
}
