using System.Text.Json;
using System.Text.Json.Serialization;

namespace PerSense.Engine.Models;

internal sealed class ModelParametersConverter : JsonConverter<ModelParameters>
{
    public override ModelParameters Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(JsonSerializer.Deserialize<Dictionary<string, double>>(ref reader, options) ?? []);

    public override void Write(Utf8JsonWriter writer, ModelParameters value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var name in value.Names)
        {
            writer.WriteNumber(name, value.Number(name));
        }

        writer.WriteEndObject();
    }
}
