using System.Text;
using PerSense.Engine.Models.Import.Checkpoints.Safetensors;
using PerSense.Engine.Models.Import.Checkpoints.Torch;

namespace PerSense.Engine.Models.Import.Checkpoints;

/// <summary>Tells formats apart by their first bytes and gives advice on those that are not read.</summary>
internal static class CheckpointRecognition
{
    private const int LookBytes = 512;
    private const int TarSignatureAt = 257;

    private static ReadOnlySpan<byte> Zip => "PK"u8;

    // A pickle of protocol 2 whose first value is the magic number of torch.save before version 1.6.
    private static ReadOnlySpan<byte> OldTorch => [0x80, 0x02, 0x8A, 0x0A, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19];

    /// <summary>Reads the description of a checkpoint.</summary>
    /// <param name="bytes">The file.</param>
    /// <exception cref="CheckpointException">It is none that can be read.</exception>
    public static CheckpointContent Read(ICheckpointBytes bytes)
    {
        var start = new byte[Math.Min(LookBytes, bytes.Length)];
        bytes.Read(0, start);
        if (start.AsSpan().StartsWith(Zip))
        {
            return TorchReader.Read(bytes);
        }

        return SafetensorsReader.Fits(start) ? SafetensorsReader.Read(bytes) : throw new CheckpointException(Advice(start));
    }

    private static string Advice(ReadOnlySpan<byte> start) => start switch
    {
        _ when start.StartsWith(OldTorch) => "It is in PyTorch's format from before version 1.6, which is not read. "
            + "Save it again with a current PyTorch: torch.save(torch.load(file, weights_only=True), new_file).",
        _ when start.Length > TarSignatureAt + 5 && start[TarSignatureAt..].StartsWith("ustar"u8) => "It is a tar archive. "
            + "When it holds a checkpoint, unpack it and import that file; when it is a checkpoint of PyTorch 0.1, save it again with a current PyTorch.",
        [0x1F, 0x8B, ..] => "It is compressed with gzip. Unpack it and import the file that is inside.",
        [0x80, >= 1 and <= 5, ..] => "It is a bare Python pickle, which is not read. Save the weights with a current PyTorch or as safetensors.",
        _ when start.StartsWith("version https://git-lfs"u8) => "It is a pointer of Git LFS in place of the file. Fetch the file itself (git lfs pull).",
        _ when start.StartsWith("<"u8) => "It is a web page, not a checkpoint: the download led to a page. Fetch the file itself.",
        _ => $"It is neither a PyTorch zip archive nor a safetensors file (it starts with \"{CheckpointLimits.Printable(Encoding.Latin1.GetString(start[..Math.Min(8, start.Length)]))}\"). "
            + "Import the official checkpoint as it was published.",
    };
}
