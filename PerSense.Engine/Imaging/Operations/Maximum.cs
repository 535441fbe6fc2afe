using System.Numerics;
using System.Numerics.Tensors;

namespace PerSense.Engine.Imaging.Operations;

/// <summary>The larger value wins.</summary>
internal readonly struct Maximum<T> : IExtreme<T>
    where T : INumber<T>, IMinMaxValue<T>
{
    public static T Neutral => T.MinValue;

    public static void Combine(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> to) => TensorPrimitives.Max(a, b, to);
}
