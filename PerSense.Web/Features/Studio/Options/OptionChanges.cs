using System.Text.Json.Nodes;
using PerSense.Engine.Methods;

namespace PerSense.Web.Features.Studio.Options;

/// <summary>What a person changed in a preset, option by option.</summary>
public sealed class OptionChanges
{
    private readonly Dictionary<string, JsonNode?> _changes = new(StringComparer.Ordinal);
    private JsonObject _preset = [];

    /// <summary>How many options differ from the preset.</summary>
    public int Count => _changes.Count;

    /// <summary>Begins with a preset as it is.</summary>
    /// <param name="presetJson">All options of the preset.</param>
    public void Start(string presetJson)
    {
        _preset = JsonNode.Parse(presetJson)!.AsObject();
        _changes.Clear();
    }

    /// <summary>Takes the options of a run over: those that differ from the preset become changes.</summary>
    /// <param name="options">The options that the method has; what is not among them is passed over.</param>
    /// <param name="optionsJson">The run's options.</param>
    public void Take(IEnumerable<OptionDescription> options, string optionsJson)
    {
        var taken = JsonNode.Parse(optionsJson)!.AsObject();
        foreach (var option in options)
        {
            if (TryFind(taken, option.Path, out var value))
            {
                Set(option.Path, value?.DeepClone());
            }
        }
    }

    /// <summary>Whether an option differs from the preset.</summary>
    public bool IsChanged(string path) => _changes.ContainsKey(path);

    /// <summary>The value of an option now; null for JSON's null and for an option that the preset does not have.</summary>
    public JsonNode? ValueOf(string path) => _changes.TryGetValue(path, out var changed) ? changed : PresetValueOf(path);

    /// <summary>Changes an option; the preset's own value is no change.</summary>
    public void Set(string path, JsonNode? value)
    {
        if (JsonNode.DeepEquals(value, PresetValueOf(path)))
        {
            _changes.Remove(path);
        }
        else
        {
            _changes[path] = value;
        }
    }

    /// <summary>The changes as a JSON object that can be laid over the preset.</summary>
    public string ToJson()
    {
        var root = new JsonObject();
        foreach (var (path, value) in _changes)
        {
            var names = path.Split('.');
            var at = root;
            foreach (var name in names[..^1])
            {
                at[name] ??= new JsonObject();
                at = at[name]!.AsObject();
            }

            at[names[^1]] = value?.DeepClone();
        }

        return root.ToJsonString();
    }

    private JsonNode? PresetValueOf(string path) => TryFind(_preset, path, out var value) ? value : null;

    private static bool TryFind(JsonObject root, string path, out JsonNode? value)
    {
        value = root;
        foreach (var name in path.Split('.'))
        {
            if (value is not JsonObject inner || !inner.TryGetPropertyValue(name, out value))
            {
                value = null;
                return false;
            }
        }

        return true;
    }
}
