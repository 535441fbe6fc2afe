namespace PerSense.Engine.Models.Import.Weights;

/// <summary>What a checkpoint says of one tensor.</summary>
/// <param name="Name">Its name in the checkpoint.</param>
/// <param name="Element">How its numbers are stored.</param>
/// <param name="Shape">Lengths of its axes; empty for a scalar.</param>
public sealed record WeightInfo(string Name, WeightElement Element, IReadOnlyList<long> Shape)
{
    /// <summary>How many numbers it holds.</summary>
    public long Length => Shape.Aggregate(1L, static (product, length) => checked(product * length));
}
