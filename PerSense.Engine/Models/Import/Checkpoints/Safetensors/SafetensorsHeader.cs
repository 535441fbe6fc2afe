using System.Text.Json;
using PerSense.Engine.Models.Import.Weights;

namespace PerSense.Engine.Models.Import.Checkpoints.Safetensors;

/// <summary>The JSON header: an object from tensor names to type, shape and place.</summary>
internal static class SafetensorsHeader
{
    private const string Metadata = "__metadata__";
    private const int Depth = 4;

    /// <summary>Reads the header token by token, so that no tree is built of what may be hostile.</summary>
    /// <param name="json">The header.</param>
    /// <exception cref="JsonException">It is no JSON.</exception>
    /// <exception cref="InvalidOperationException">A value has another type than the format states.</exception>
    /// <exception cref="FormatException">A number is not a whole one of 64 bits.</exception>
    /// <exception cref="CheckpointException">A tensor cannot be as it is stated.</exception>
    public static List<SafetensorsEntry> Parse(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = Depth });
        List<SafetensorsEntry> entries = [];
        HashSet<string> names = new(StringComparer.Ordinal);
        Expect(ref reader, JsonTokenType.StartObject);
        while (Next(ref reader) != JsonTokenType.EndObject)
        {
            var name = reader.GetString()!;
            if (!names.Add(name))
            {
                throw CheckpointException.Damaged($"Its header names '{CheckpointLimits.Printable(name)}' twice");
            }

            Expect(ref reader, JsonTokenType.StartObject);
            if (name == Metadata)
            {
                SkipMetadata(ref reader);
                continue;
            }

            CheckpointLimits.CheckName(name);
            entries.Add(entries.Count < CheckpointLimits.Tensors ? ReadEntry(ref reader, name) : throw CheckpointException.Damaged(
                $"Its header names more than {CheckpointLimits.Tensors} tensors"));
        }

        return !reader.Read() ? entries : throw new JsonException("something follows the closing brace");
    }

    private static SafetensorsEntry ReadEntry(ref Utf8JsonReader reader, string name)
    {
        string? type = null;
        List<long>? shape = null;
        List<long>? offsets = null;
        while (Next(ref reader) != JsonTokenType.EndObject)
        {
            switch (reader.GetString())
            {
                case "dtype" when type is null:
                    Expect(ref reader, JsonTokenType.String);
                    type = reader.GetString();
                    break;
                case "shape" when shape is null:
                    shape = ReadNumbers(ref reader);
                    break;
                case "data_offsets" when offsets is null:
                    offsets = ReadNumbers(ref reader);
                    break;
                case var other:
                    throw new JsonException($"tensor {name} has the entry {other} where dtype, shape and data_offsets belong");
            }
        }

        return offsets is [var start, var end] && type is not null && shape is not null
            ? Check(new(new WeightInfo(name, Element(name, type), shape), start, end))
            : throw new JsonException($"tensor {name} lacks dtype, shape or data_offsets");
    }

    private static SafetensorsEntry Check(SafetensorsEntry entry)
    {
        var size = CheckpointLimits.Bytes(entry.Info.Element);
        if (entry.Start < 0 || entry.End < entry.Start)
        {
            throw CheckpointException.Damaged($"Tensor '{entry.Info.Name}' lies from byte {entry.Start} to byte {entry.End}");
        }

        var bytes = entry.End - entry.Start;
        return CheckpointLimits.CheckShape(entry.Info.Name, entry.Info.Shape, bytes / size) * size == bytes ? entry : throw CheckpointException.Damaged(
            $"Tensor '{entry.Info.Name}' [{string.Join(", ", entry.Info.Shape)}] of {entry.Info.Element} takes {bytes} bytes");
    }

    private static WeightElement Element(string name, string type) => type switch
    {
        "F32" => WeightElement.F32,
        "F16" => WeightElement.F16,
        "BF16" => WeightElement.BF16,
        "I64" => WeightElement.I64,
        _ => throw new CheckpointException(
            $"Tensor '{name}' holds numbers of type {CheckpointLimits.Printable(type)}; F32, F16, BF16 and I64 are read. Save the weights again in one of these."),
    };

    private static List<long> ReadNumbers(ref Utf8JsonReader reader)
    {
        List<long> numbers = [];
        Expect(ref reader, JsonTokenType.StartArray);
        while (Next(ref reader) != JsonTokenType.EndArray)
        {
            numbers.Add(reader.GetInt64());
        }

        return numbers;
    }

    private static void SkipMetadata(ref Utf8JsonReader reader)
    {
        while (Next(ref reader) != JsonTokenType.EndObject)
        {
            Expect(ref reader, JsonTokenType.String);
        }
    }

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType type)
    {
        if (Next(ref reader) != type)
        {
            throw new JsonException($"{reader.TokenType} where {type} belongs");
        }
    }

    private static JsonTokenType Next(ref Utf8JsonReader reader) => reader.Read() ? reader.TokenType : throw new JsonException("the header ends too early");
}
