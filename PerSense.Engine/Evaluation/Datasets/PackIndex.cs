using System.Text.Json;
using System.Text.Json.Serialization;

namespace PerSense.Engine.Evaluation.Datasets;

/// <summary>The part of a pack's <c>index.json</c> that is needed.</summary>
internal sealed record PackIndex(string? Pack, [property: JsonRequired] IReadOnlyDictionary<string, PackIndex.ClassEntry> Classes)
{
    private static readonly JsonSerializerOptions _options = new(JsonSerializerDefaults.Web) { RespectNullableAnnotations = true };

    /// <summary>Parses the file.</summary>
    /// <exception cref="PackException">The file is no JSON or lacks something.</exception>
    public static PackIndex Read(string file)
    {
        try
        {
            var index = JsonSerializer.Deserialize<PackIndex>(File.ReadAllBytes(file), _options);
            return index is { Classes.Count: > 0 } ? index : throw new PackException($"{file} names no class.");
        }
        catch (JsonException fault)
        {
            throw new PackException($"{file} cannot be used: {fault.Message}", fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new PackException($"{file} cannot be read: {fault.Message}", fault);
        }
    }

    internal sealed record ClassEntry([property: JsonRequired] IReadOnlyList<ImageEntry> Images);

    internal sealed record ImageEntry([property: JsonRequired] string Id, [property: JsonRequired] int Exemplar);
}
