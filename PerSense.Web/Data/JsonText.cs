using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PerSense.Web.Data;

/// <summary>Immutable values kept as JSON text in one column.</summary>
internal static class JsonText
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static PropertyBuilder<T> HasJsonText<T>(this PropertyBuilder<T> property)
    {
        property.HasConversion(
            static value => JsonSerializer.Serialize(value, Options),
            static text => JsonSerializer.Deserialize<T>(text, Options)!,
            new ValueComparer<T>(
                static (a, b) => JsonSerializer.Serialize(a, Options) == JsonSerializer.Serialize(b, Options),
                static value => JsonSerializer.Serialize(value, Options).GetHashCode(StringComparison.Ordinal)));
        return property;
    }
}
