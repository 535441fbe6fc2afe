using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using PerSense.Engine.Models.Import.Weights;

namespace PerSense.Tests.Models.Import.Checkpoints;

/// <summary>Writes safetensors files.</summary>
internal static class SafetensorsFile
{
    /// <summary>A file of any header and data, sound or not.</summary>
    public static byte[] Of(string header, int dataBytes) => Of(header, new byte[dataBytes]);

    public static byte[] Of(string header, byte[] data)
    {
        var json = Encoding.UTF8.GetBytes(header);
        var prefix = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(prefix, json.Length);
        return [.. prefix, .. json, .. data];
    }

    /// <summary>Single-precision tensors, streamed to a file; 64-bit integers stay such.</summary>
    public static void Write(string path, IWeightSource weights)
    {
        using var file = File.Create(path);
        file.Write(Of(Header(weights), []));
        foreach (var tensor in weights.Tensors)
        {
            TorchFile.WriteNumbers(file, weights, tensor);
        }
    }

    private static string Header(IWeightSource weights)
    {
        long at = 0;
        var entries = weights.Tensors.ToDictionary(static tensor => tensor.Name, tensor =>
        {
            var start = at;
            at += tensor.Length * (tensor.Element == WeightElement.I64 ? 8 : 4);
            return new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["dtype"] = $"{tensor.Element}",
                ["shape"] = tensor.Shape,
                ["data_offsets"] = new[] { start, at },
            };
        });
        return JsonSerializer.Serialize(entries);
    }
}
