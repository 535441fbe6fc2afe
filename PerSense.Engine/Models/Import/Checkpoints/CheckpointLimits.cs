using PerSense.Engine.Models.Import.Weights;

namespace PerSense.Engine.Models.Import.Checkpoints;

/// <summary>What no real checkpoint exceeds, so that a hostile one cannot exhaust the memory, and the checks that both readers share.</summary>
internal static class CheckpointLimits
{
    /// <summary>The most tensors; the largest supported model has 768.</summary>
    public const int Tensors = 65_536;

    /// <summary>The most bytes of a description: the pickle of a PyTorch file, the header of a safetensors file.</summary>
    public const int DescriptionBytes = 16 << 20;

    private const int Axes = 8;
    private const int NameLength = 256;

    /// <summary>Refuses a tensor's name that is no name: it goes into messages, reports and models.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="CheckpointException">It is empty, too long, or holds a separator of paths or a control character.</exception>
    public static void CheckName(string name)
    {
        if (name.Length is 0 or > NameLength || name.Any(static c => c is '/' or '\\' || char.IsControl(c) || char.IsSurrogate(c)))
        {
            throw new CheckpointException(
                $"A tensor's name is {(name.Length > NameLength ? $"{name.Length} characters long" : $"\"{Printable(name)}\"")}. A name has 1 to {NameLength} characters "
                + "and no path separators or control characters; this file was not written by a training run, do not use it.");
        }
    }

    /// <summary>The number of a tensor's elements.</summary>
    /// <param name="name">Its name, for messages.</param>
    /// <param name="shape">Its axes.</param>
    /// <param name="most">The most elements that there can be.</param>
    /// <exception cref="CheckpointException">It has too many axes, a negative one, or more elements.</exception>
    public static long CheckShape(string name, IReadOnlyList<long> shape, long most)
    {
        if (shape.Count > Axes || shape.Any(static length => length < 0))
        {
            throw CheckpointException.Damaged($"Tensor '{name}' has {shape.Count} axes ({string.Join(", ", shape.Take(Axes))}); 0 to {Axes} are read, none below 0");
        }

        var elements = shape.Contains(0) ? 0 : shape.Aggregate((Int128)1, (product, length) => Int128.Min(product * length, (Int128)long.MaxValue));
        return elements <= most ? (long)elements : throw CheckpointException.Damaged(
            $"Tensor '{name}' [{string.Join(", ", shape)}] has more than the {most} numbers that are there for it");
    }

    /// <summary>The bytes of one number.</summary>
    public static int Bytes(WeightElement element) => element switch
    {
        WeightElement.F32 => 4,
        WeightElement.I64 => 8,
        _ => 2,
    };

    /// <summary>A text from the file, fit for a message: short and without control characters.</summary>
    public static string Printable(string text) =>
        string.Concat(text.Take(64).Select(static c => char.IsControl(c) || char.IsSurrogate(c) ? '?' : c)) + (text.Length > 64 ? "..." : string.Empty);
}
