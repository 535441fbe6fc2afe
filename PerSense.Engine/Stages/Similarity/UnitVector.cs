using System.Numerics.Tensors;

namespace PerSense.Engine.Stages.Similarity;

/// <summary>Vectors of length 1.</summary>
internal static class UnitVector
{
    /// <summary>The same direction with length 1; the zero vector stays as it is.</summary>
    /// <param name="vector">Any vector; not changed.</param>
    public static float[] Of(ReadOnlySpan<float> vector)
    {
        var unit = vector.ToArray();
        var length = TensorPrimitives.Norm(vector);
        if (length > 0)
        {
            TensorPrimitives.Divide(unit, length, unit);
        }

        return unit;
    }

    /// <summary>The direction between several.</summary>
    /// <param name="vectors">At least one, all equally long.</param>
    public static float[] Between(IEnumerable<ReadOnlyMemory<float>> vectors)
    {
        float[]? sum = null;
        foreach (var vector in vectors)
        {
            sum ??= new float[vector.Length];
            TensorPrimitives.Add(sum, vector.Span, sum);
        }

        return Of(sum);
    }
}
