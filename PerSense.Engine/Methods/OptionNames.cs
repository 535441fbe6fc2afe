using System.Text.Json;
using System.Text.Json.Nodes;

namespace PerSense.Engine.Methods;

/// <summary>Checks the names in options.</summary>
internal static class OptionNames
{
    /// <summary>Refuses options that a method does not describe.</summary>
    /// <param name="options">What the method describes.</param>
    /// <param name="optionsJson">A JSON object.</param>
    /// <exception cref="ArgumentException">It is no object, or a name is not described; the message names every one.</exception>
    public static void Check(IReadOnlyList<OptionDescription> options, string optionsJson)
    {
        var known = options.Select(static option => option.Path).ToHashSet(StringComparer.Ordinal);
        var unknown = Paths(Parse(optionsJson), prefix: "").Where(path => !known.Contains(path)).ToList();
        if (unknown.Count > 0)
        {
            throw new ArgumentException($"The options cannot be read: there is no {string.Join(", ", unknown)}.", nameof(optionsJson));
        }
    }

    private static JsonObject Parse(string json)
    {
        try
        {
            return JsonNode.Parse(json) as JsonObject ?? throw new ArgumentException("The options are no JSON object. Give {} for the defaults.", nameof(json));
        }
        catch (JsonException fault)
        {
            throw new ArgumentException($"The options cannot be read: {fault.Message}", nameof(json), fault);
        }
    }

    private static IEnumerable<string> Paths(JsonObject node, string prefix) => node.SelectMany(pair =>
        pair.Value is JsonObject inner ? Paths(inner, $"{prefix}{pair.Key}.") : [prefix + pair.Key]);
}
