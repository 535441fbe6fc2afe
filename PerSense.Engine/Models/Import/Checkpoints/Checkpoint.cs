using PerSense.Engine.Models.Import.Weights;

namespace PerSense.Engine.Models.Import.Checkpoints;

/// <summary>
/// A file of trained weights: PyTorch's zip archive or safetensors, recognised by its content. Nothing in the file is ever executed; what is
/// not needed to find tensors is refused by name. The file is mapped, so that its weights take no memory of their own. Thread-safe.
/// </summary>
public sealed class Checkpoint : IWeightSource, IDisposable
{
    private readonly ICheckpointBytes _bytes;
    private readonly CheckpointContent _content;
    private readonly Dictionary<string, StoredTensor> _tensors;

    private Checkpoint(ICheckpointBytes bytes, CheckpointContent content)
    {
        _bytes = bytes;
        _content = content;
        _tensors = content.Tensors.ToDictionary(static tensor => tensor.Info.Name, StringComparer.Ordinal);
        Tensors = [.. content.Tensors.Select(static tensor => tensor.Info)];
    }

    /// <summary>How the file is built.</summary>
    public CheckpointFormat Format => _content.Format;

    /// <summary>The entry under which the weights lie, such as <c>model</c>; null when they lie at the top.</summary>
    public string? Wrapper => _content.Wrapper;

    /// <summary>Entries beside the weights, which were not read: the state of an optimiser, settings of the training run and the like.</summary>
    public IReadOnlyList<string> Skipped => _content.Skipped;

    /// <inheritdoc/>
    public IReadOnlyList<WeightInfo> Tensors { get; }

    /// <summary>Opens a checkpoint and reads what it says of its tensors; their numbers are read on demand.</summary>
    /// <param name="path">The file; its extension means nothing.</param>
    /// <exception cref="CheckpointException">It is no checkpoint, is damaged, or holds what is refused; the message says what to do.</exception>
    public static Checkpoint Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            return Open(MappedBytes.Open(path));
        }
        catch (CheckpointException fault)
        {
            throw new CheckpointException($"The checkpoint {path} cannot be read: {fault.Message}", fault);
        }
    }

    /// <summary>Opens a checkpoint over its bytes and takes ownership of them.</summary>
    /// <param name="bytes">The file's bytes.</param>
    internal static Checkpoint Open(ICheckpointBytes bytes)
    {
        try
        {
            return new(bytes, CheckpointRecognition.Read(bytes));
        }
        catch
        {
            bytes.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Read(string name, long start, Span<float> values)
    {
        if (!_tensors.TryGetValue(name, out var tensor))
        {
            throw new ArgumentException($"The checkpoint has no tensor '{name}'.", nameof(name));
        }

        if (start < 0 || start > tensor.Info.Length - values.Length)
        {
            throw new ArgumentException($"Tensor '{name}' has {tensor.Info.Length} numbers; {values.Length} from {start} on are not inside it.", nameof(start));
        }

        if (values.Length > 0)
        {
            TensorReading.Read(_bytes, tensor, start, values);
        }
    }

    /// <summary>Lets go of the file.</summary>
    public void Dispose() => _bytes.Dispose();
}
