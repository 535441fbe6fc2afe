using System.Numerics;
using System.Numerics.Tensors;

namespace PerSense.Engine.Imaging.Operations;

/// <summary>The smaller value wins.</summary>
internal readonly struct Minimum<T> : IExtreme<T>
    where T : INumber<T>, IMinMaxValue<T>
{
    public static T Neutral => T.MaxValue;

    public static void Combine(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> to) => TensorPrimitives.Min(a, b, to);
}
