using System.Buffers.Binary;
using System.Text.Json;

namespace PerSense.Engine.Models.Import.Checkpoints.Safetensors;

/// <summary>
/// Reads the description of a safetensors file: eight bytes with the header's length, a JSON header, then the numbers, which the tensors
/// must cover without gap or overlap, as the format demands.
/// </summary>
internal static class SafetensorsReader
{
    private const int PrefixBytes = sizeof(ulong);

    /// <summary>Whether a file that starts so can be of this format.</summary>
    /// <param name="start">The first bytes.</param>
    public static bool Fits(ReadOnlySpan<byte> start) => start.Length > PrefixBytes && start[PrefixBytes] == (byte)'{';

    /// <summary>Reads the description.</summary>
    /// <param name="bytes">The file.</param>
    /// <exception cref="CheckpointException">It contradicts the format or holds numbers of another type.</exception>
    public static CheckpointContent Read(ICheckpointBytes bytes)
    {
        var header = Header(bytes);
        var data = PrefixBytes + (long)header.Length;
        var entries = Parse(header);
        CheckCover(entries, bytes.Length - data);
        return new(CheckpointFormat.Safetensors, [.. entries.Select(entry => new StoredTensor(entry.Info, data + entry.Start, Strides: null))]);
    }

    private static byte[] Header(ICheckpointBytes bytes)
    {
        Span<byte> prefix = stackalloc byte[PrefixBytes];
        bytes.Read(0, prefix);
        var length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length > CheckpointLimits.DescriptionBytes || (long)length > bytes.Length - PrefixBytes)
        {
            throw CheckpointException.Damaged($"Its header claims {length} bytes; the file has {bytes.Length}, and at most {CheckpointLimits.DescriptionBytes} are read");
        }

        var header = new byte[length];
        bytes.Read(PrefixBytes, header);
        return header;
    }

    private static List<SafetensorsEntry> Parse(byte[] header)
    {
        try
        {
            return SafetensorsHeader.Parse(header);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or FormatException)
        {
            throw new CheckpointException(CheckpointException.Damaged($"Its header is no valid JSON of the format: {CheckpointLimits.Printable(fault.Message)}").Message, fault);
        }
    }

    private static void CheckCover(List<SafetensorsEntry> entries, long dataBytes)
    {
        long covered = 0;
        foreach (var entry in entries.OrderBy(static entry => entry.Start).ThenBy(static entry => entry.End))
        {
            if (entry.Start != covered)
            {
                throw CheckpointException.Damaged(
                    $"Tensor '{entry.Info.Name}' starts at byte {entry.Start} of the data, where {covered} is expected: tensors overlap or leave a gap");
            }

            covered = entry.End;
        }

        if (covered != dataBytes)
        {
            throw CheckpointException.Damaged($"Its tensors take {covered} bytes, but {dataBytes} follow the header");
        }
    }
}
