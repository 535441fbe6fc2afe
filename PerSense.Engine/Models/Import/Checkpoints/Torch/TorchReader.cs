using System.Text;
using PerSense.Engine.Models.Import.Weights;

namespace PerSense.Engine.Models.Import.Checkpoints.Torch;

/// <summary>
/// Reads PyTorch's zip archive: <c>NAME/data.pkl</c> says which tensors there are, <c>NAME/data/KEY</c> holds their numbers. Tensors may
/// share numbers, as the aliases of a module do; a tensor never has more numbers than its storage.
/// </summary>
internal sealed class TorchReader
{
    private const string Pickle = "/data.pkl";
    private readonly IReadOnlyDictionary<string, ZipEntry> _entries;
    private readonly string _prefix;

    private TorchReader(IReadOnlyDictionary<string, ZipEntry> entries, string prefix)
    {
        _entries = entries;
        _prefix = prefix;
    }

    /// <summary>Reads the description.</summary>
    /// <param name="bytes">The file.</param>
    /// <exception cref="CheckpointException">It is no checkpoint, is damaged, or holds what is refused.</exception>
    public static CheckpointContent Read(ICheckpointBytes bytes)
    {
        var entries = ZipDirectory.Read(bytes);
        var reader = new TorchReader(entries, Prefix(entries));
        reader.CheckByteOrder(bytes);
        var state = StateDictionary.Find(Unpickler.Read(reader.ReadPickle(bytes)));
        return new(CheckpointFormat.TorchZip, [.. state.Entries.Select(reader.Locate)]) { Wrapper = state.Wrapper, Skipped = state.Skipped };
    }

    private static string Prefix(IReadOnlyDictionary<string, ZipEntry> entries)
    {
        var pickles = entries.Keys.Where(static name => name.EndsWith(Pickle, StringComparison.Ordinal) && name.IndexOf('/') == name.Length - Pickle.Length).ToList();
        if (pickles.Count != 1)
        {
            throw new CheckpointException(pickles.Count == 0
                ? $"It is a zip archive of {string.Join(", ", entries.Keys.Take(3))} without PyTorch's data.pkl. When a checkpoint is inside, unpack it and import that file."
                : "It is a zip archive with several data.pkl. Import one checkpoint at a time.");
        }

        var prefix = pickles[0][..^Pickle.Length];
        return !entries.ContainsKey($"{prefix}/constants.pkl") ? prefix : throw new CheckpointException(
            "It is a TorchScript program, which holds code. Save the model's state_dict (torch.save(torch.jit.load(file).state_dict(), new_file)) and import that.");
    }

    private void CheckByteOrder(ICheckpointBytes bytes)
    {
        if (_entries.TryGetValue($"{_prefix}/byteorder", out var entry))
        {
            var order = Encoding.ASCII.GetString(ReadEntry(bytes, entry));
            if (order != "little")
            {
                throw new CheckpointException($"Its numbers have the byte order '{CheckpointLimits.Printable(order)}'; little is read. Save it again on a usual machine.");
            }
        }
    }

    private byte[] ReadPickle(ICheckpointBytes bytes) => ReadEntry(bytes, _entries[_prefix + Pickle]);

    private static byte[] ReadEntry(ICheckpointBytes bytes, ZipEntry entry)
    {
        if (entry.Length > CheckpointLimits.DescriptionBytes)
        {
            throw CheckpointException.Damaged($"The zip entry '{entry.Name}' has {entry.Length} bytes; at most {CheckpointLimits.DescriptionBytes} are read");
        }

        var content = new byte[entry.Length];
        bytes.Read(entry.Offset, content);
        return content;
    }

    private StoredTensor Locate(StateEntry entry)
    {
        var (name, tensor) = entry;
        var element = Element(name, tensor.Numbers.Type);
        var storage = FindStorage(name, tensor.Numbers, CheckpointLimits.Bytes(element));
        var elements = CheckpointLimits.CheckShape(name, tensor.Shape, tensor.Numbers.Count);
        CheckPlace(name, tensor, elements);
        var isContiguous = elements <= 1 || IsContiguous(tensor);
        return new(
            new WeightInfo(name, element, tensor.Shape),
            storage.Offset + (elements == 0 ? 0 : tensor.Offset * CheckpointLimits.Bytes(element)),
            isContiguous ? null : tensor.Strides);
    }

    private ZipEntry FindStorage(string name, PickleValue.Storage storage, int size)
    {
        if (!_entries.TryGetValue($"{_prefix}/data/{storage.Key}", out var entry))
        {
            throw CheckpointException.Damaged($"The numbers of tensor '{name}' are not there: the archive has no entry data/{CheckpointLimits.Printable(storage.Key)}");
        }

        return storage.Count >= 0 && (Int128)storage.Count * size == entry.Length ? entry : throw CheckpointException.Damaged(
            $"The storage of tensor '{name}' claims {storage.Count} numbers of {size} bytes, its entry has {entry.Length} bytes");
    }

    private static void CheckPlace(string name, PickleValue.Tensor tensor, long elements)
    {
        var last = (Int128)tensor.Offset;
        for (var axis = 0; axis < tensor.Shape.Count && axis < tensor.Strides.Count; axis++)
        {
            last += (Int128)(tensor.Shape[axis] - 1) * tensor.Strides[axis];
        }

        var isBroken = tensor.Strides.Count != tensor.Shape.Count || tensor.Offset < 0 || tensor.Strides.Any(static stride => stride < 0);
        if (isBroken || (elements > 0 && last >= tensor.Numbers.Count))
        {
            throw CheckpointException.Damaged(
                $"Tensor '{name}' [{string.Join(", ", tensor.Shape)}] does not lie inside its storage of {tensor.Numbers.Count} numbers");
        }
    }

    private static bool IsContiguous(PickleValue.Tensor tensor)
    {
        long expected = 1;
        for (var axis = tensor.Shape.Count - 1; axis >= 0; axis--)
        {
            if (tensor.Shape[axis] != 1 && tensor.Strides[axis] != expected)
            {
                return false;
            }

            expected *= tensor.Shape[axis];
        }

        return true;
    }

    private static WeightElement Element(string name, string storage) => storage switch
    {
        "torch.FloatStorage" => WeightElement.F32,
        "torch.HalfStorage" => WeightElement.F16,
        "torch.BFloat16Storage" => WeightElement.BF16,
        "torch.LongStorage" => WeightElement.I64,
        _ => throw new CheckpointException(
            $"Tensor '{name}' holds numbers of type {storage}; those of Float, Half, BFloat16 and Long storages are read. Convert it and save again."),
    };
}
