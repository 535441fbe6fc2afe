namespace PerSense.Engine.Models.Import.Weights;

/// <summary>The named tensors of a checkpoint. Reading is thread-safe.</summary>
public interface IWeightSource
{
    /// <summary>Every tensor, in the file's order; names are unique.</summary>
    IReadOnlyList<WeightInfo> Tensors { get; }

    /// <summary>Reads a part of a tensor as single-precision numbers, in C order whatever the strides in the file are.</summary>
    /// <param name="name">A name of <see cref="Tensors"/>.</param>
    /// <param name="start">Index of the first number.</param>
    /// <param name="values">Receives the numbers; <paramref name="start"/> and its length stay inside the tensor.</param>
    /// <exception cref="ArgumentException">There is no such tensor, or the part is not inside it.</exception>
    void Read(string name, long start, Span<float> values);
}
