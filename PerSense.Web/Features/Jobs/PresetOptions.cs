using System.Text.Json.Nodes;

namespace PerSense.Web.Features.Jobs;

/// <summary>A preset with what a person changed in it.</summary>
internal static class PresetOptions
{
    /// <summary>The preset's JSON object with the values of another laid over it, name by name, also within inner objects.</summary>
    public static string With(string preset, string changes)
    {
        var merged = JsonNode.Parse(preset)!.AsObject();
        Lay(merged, JsonNode.Parse(changes)!.AsObject());
        return merged.ToJsonString();
    }

    private static void Lay(JsonObject under, JsonObject over)
    {
        foreach (var (name, value) in over)
        {
            if (value is JsonObject inner && under[name] is JsonObject target)
            {
                Lay(target, inner);
            }
            else
            {
                under[name] = value?.DeepClone();
            }
        }
    }
}
