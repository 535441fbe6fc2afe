using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PerSense.Web.Features.Studio.Options;

/// <summary>Values of options in words and back.</summary>
internal static partial class OptionWords
{
    /// <summary>The name of a choice: <c>Lowest point</c> of <c>lowestPoint</c>.</summary>
    public static string OfChoice(string name)
    {
        var words = Capital().Replace(name, static match => " " + match.Value.ToLowerInvariant());
        return char.ToUpperInvariant(words[0]) + words[1..];
    }

    /// <summary>A value as it stands in a text field, a number with four decimals at most; empty for none.</summary>
    public static string OfValue(JsonNode? value) => value?.GetValueKind() switch
    {
        null or JsonValueKind.Null => "",
        JsonValueKind.String => value.GetValue<string>(),
        JsonValueKind.Number => OfNumber(double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture)),
        _ => value.ToJsonString(),
    };

    /// <summary>Reads a number; both a point and a comma divide the whole from the rest.</summary>
    /// <returns>Null when the text is no number.</returns>
    public static JsonNode? ReadNumber(string text, bool isWhole)
    {
        var plain = text.Trim().Replace(',', '.');
        if (isWhole)
        {
            return int.TryParse(plain, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? JsonValue.Create(whole) : null;
        }

        return double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) && double.IsFinite(real)
            ? JsonNode.Parse(real.ToString("R", CultureInfo.InvariantCulture))
            : null;
    }

    // Zeros after the point say nothing of a small number: it keeps four figures after them.
    private static string OfNumber(double number) => number.ToString(Math.Abs(number) < 1 ? "G4" : "0.####", CultureInfo.InvariantCulture);

    [GeneratedRegex("(?<!^)[A-Z]", RegexOptions.None, 1000)]
    private static partial Regex Capital();
}
