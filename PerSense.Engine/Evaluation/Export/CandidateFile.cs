using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;
using PerSense.Engine.Imaging;
using PerSense.Engine.Stages.Instances;

namespace PerSense.Engine.Evaluation.Export;

/// <summary>
/// The candidates of one image as a safetensors file, what a verifier is fitted on: <c>measurements</c> and <c>relations</c> as in
/// <see cref="CandidateTable"/>, and for each candidate <c>iou</c> with the true instance that it covers best and that instance's
/// label, <c>truth</c> (0 for none).
/// </summary>
public static class CandidateFile
{
    /// <summary>What the file's name ends with.</summary>
    public const string Extension = ".candidates.safetensors";

    /// <summary>Writes a table.</summary>
    /// <param name="table">The candidates.</param>
    /// <param name="truth">The true instances, of the image's size.</param>
    public static byte[] Write(CandidateTable table, LabelMap truth)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(truth);
        var areas = new Dictionary<int, long>();
        foreach (var label in truth.Labels)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(areas, label, out _)++;
        }

        var best = table.Masks.Select(mask => Best(mask, truth, areas)).ToArray();
        return Pack(
            ("measurements", [.. table.Measurements.Shape], table.Measurements.Values.ToArray()),
            ("relations", [.. table.Relations.Shape], table.Relations.Values.ToArray()),
            ("iou", [best.Length], [.. best.Select(static one => one.Iou)]),
            ("truth", [best.Length], [.. best.Select(static one => (float)one.Label)]));
    }

    private static (int Label, float Iou) Best(PlacedMask mask, LabelMap truth, Dictionary<int, long> areas)
    {
        var area = mask.Patch.Area();
        return Covered(mask, truth)
            .CountBy(static label => label)
            .Select(pair => (Label: pair.Key, Iou: (float)((double)pair.Value / (area + areas[pair.Key] - pair.Value))))
            .OrderByDescending(static pair => pair.Iou)
            .ThenBy(static pair => pair.Label)
            .FirstOrDefault();
    }

    /// <summary>The true label under each pixel of the mask that has one.</summary>
    private static IEnumerable<int> Covered(PlacedMask mask, LabelMap truth) =>
        from y in Enumerable.Range(mask.Top, mask.Patch.Height)
        from x in Enumerable.Range(mask.Left, mask.Patch.Width)
        where mask.Contains(x, y) && truth[x, y] != 0
        select truth[x, y];

    private static byte[] Pack(params (string Name, int[] Shape, float[] Values)[] tensors)
    {
        var header = new OrderedDictionary<string, object>();
        var at = 0;
        foreach (var (name, shape, values) in tensors)
        {
            var end = at + (values.Length * sizeof(float));
            header[name] = new { dtype = "F32", shape, data_offsets = new[] { at, end } };
            at = end;
        }

        var text = JsonSerializer.SerializeToUtf8Bytes(header);
        var file = new byte[sizeof(ulong) + text.Length + at];
        BinaryPrimitives.WriteUInt64LittleEndian(file, (ulong)text.Length);
        text.CopyTo(file, sizeof(ulong));
        var rest = file.AsSpan(sizeof(ulong) + text.Length);
        foreach (var (_, _, values) in tensors)
        {
            MemoryMarshal.AsBytes<float>(values).CopyTo(rest);
            rest = rest[(values.Length * sizeof(float))..];
        }

        return file;
    }
}
