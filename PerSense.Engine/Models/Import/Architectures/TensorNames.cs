using PerSense.Engine.Models.Import.Weights;

namespace PerSense.Engine.Models.Import.Architectures;

/// <summary>Looks a checkpoint's tensors up by name; no number is read.</summary>
internal static class TensorNames
{
    /// <summary>Whether the checkpoint has all of these tensors.</summary>
    /// <param name="checkpoint">The checkpoint.</param>
    /// <param name="names">Full names.</param>
    public static bool HasAll(this IWeightSource checkpoint, params string[] names)
    {
        var known = checkpoint.Tensors.Select(static tensor => tensor.Name).ToHashSet(StringComparer.Ordinal);
        return names.All(known.Contains);
    }
}
