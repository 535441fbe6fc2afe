using System.Text.Json;
using System.Text.Json.Serialization;

namespace PerSense.Engine.Methods;

/// <summary>Options as JSON: camel case, enumerations by name, unknown names refused.</summary>
internal static class OptionsJson
{
    private static readonly JsonSerializerOptions _format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>Writes all options.</summary>
    /// <param name="options">The options.</param>
    public static string Write<T>(T options) => JsonSerializer.Serialize(options, _format);

    /// <summary>Reads options and checks them.</summary>
    /// <param name="json">A JSON object.</param>
    /// <exception cref="ArgumentException">It is no such object, or a value is out of range; the message says where.</exception>
    public static T Checked<T>(string json)
        where T : IMethodOptions
    {
        var options = Read<T>(json);
        options.Validate();
        return options;
    }

    /// <summary>Reads options; what is left out keeps its default.</summary>
    /// <param name="json">A JSON object.</param>
    /// <exception cref="ArgumentException">It is no such object; the message says where.</exception>
    public static T Read<T>(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, _format) ?? throw new ArgumentException("The options are null. Give a JSON object, {} for the defaults.", nameof(json));
        }
        catch (JsonException exception)
        {
            throw new ArgumentException($"The options cannot be read: {exception.Message}", nameof(json), exception);
        }
    }
}
