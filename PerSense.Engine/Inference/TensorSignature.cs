namespace PerSense.Engine.Inference;

/// <summary>What a model file says about one of its inputs or outputs.</summary>
/// <param name="Name">The tensor's name.</param>
/// <param name="Element">The element type in words (<c>Single</c>, <c>Int64</c>, <c>Bool</c>).</param>
/// <param name="Shape">The length of each dimension; negative where it is chosen for each run.</param>
internal sealed record TensorSignature(string Name, string Element, IReadOnlyList<int> Shape)
{
    /// <summary>The name of the single-precision element type.</summary>
    public const string Single = nameof(Single);

    /// <summary>The name of a kind of number.</summary>
    /// <param name="element">The kind.</param>
    public static string NameOf(TensorElement element) => element switch
    {
        TensorElement.Whole => "Int64",
        TensorElement.Truth => "Bool",
        _ => Single,
    };

    /// <summary>The shape in words: <c>[1, 3, *, *]</c>.</summary>
    public string ShapeText => $"[{string.Join(", ", Shape.Select(static side => side < 0 ? "*" : $"{side}"))}]";
}
