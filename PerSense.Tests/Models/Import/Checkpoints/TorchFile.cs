using System.IO.Compression;
using System.Runtime.InteropServices;
using PerSense.Engine.Models.Import.Weights;

namespace PerSense.Tests.Models.Import.Checkpoints;

/// <summary>Writes checkpoints as <c>torch.save</c> does.</summary>
internal static class TorchFile
{
    private const int Chunk = 1 << 18;

    /// <summary>A small file in memory.</summary>
    public static byte[] Of(PickleScript pickle, params (string Key, byte[] Numbers)[] storages) =>
        storages.Aggregate(new StoredZip().Add("archive/data.pkl", pickle.End()), static (zip, storage) => zip.Add($"archive/data/{storage.Key}", storage.Numbers)).End();

    /// <summary>A state_dict of single-precision tensors, streamed to a file; 64-bit integers stay such.</summary>
    /// <param name="path">The file.</param>
    /// <param name="weights">The weights.</param>
    /// <param name="wrapper">The entry to put them under; null for none.</param>
    public static void Write(string path, IWeightSource weights, string? wrapper = null)
    {
        using var archive = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        using (var pickle = archive.CreateEntry("archive/data.pkl", CompressionLevel.NoCompression).Open())
        {
            pickle.Write(Pickle(weights, wrapper));
        }

        for (var i = 0; i < weights.Tensors.Count; i++)
        {
            using var entry = archive.CreateEntry($"archive/data/{i}", CompressionLevel.NoCompression).Open();
            WriteNumbers(entry, weights, weights.Tensors[i]);
        }
    }

    /// <summary>Streams the numbers of a tensor in their stored form.</summary>
    public static void WriteNumbers(Stream target, IWeightSource weights, WeightInfo tensor)
    {
        var values = new float[Math.Min(Chunk, tensor.Length)];
        for (long done = 0; done < tensor.Length; done += values.Length)
        {
            var part = values.AsSpan(0, (int)Math.Min(values.Length, tensor.Length - done));
            weights.Read(tensor.Name, done, part);
            target.Write(tensor.Element == WeightElement.I64 ? MemoryMarshal.AsBytes<long>(part.ToArray().Select(static value => (long)value).ToArray()) : MemoryMarshal.AsBytes(part));
        }
    }

    private static byte[] Pickle(IWeightSource weights, string? wrapper)
    {
        var script = PickleScript.Begin();
        if (wrapper is not null)
        {
            script.Op('}').Text(wrapper);
        }

        script.OrderedDictionary().Op('(');
        for (var i = 0; i < weights.Tensors.Count; i++)
        {
            var tensor = weights.Tensors[i];
            script.Text(tensor.Name).Tensor($"{i}", tensor.Element == WeightElement.I64 ? "LongStorage" : "FloatStorage", [.. tensor.Shape]);
        }

        script.Op('u');
        return (wrapper is null ? script : script.Op('s')).End();
    }
}
