namespace PerSense.Engine.Inference;

/// <summary>Compares a model's own description with what a worker expects of it.</summary>
internal static class ContractCheck
{
    /// <summary>Every difference as a sentence; empty when the model fits.</summary>
    /// <param name="contract">What is expected.</param>
    /// <param name="inputs">The model's inputs.</param>
    /// <param name="outputs">The model's outputs.</param>
    public static IReadOnlyList<string> Differences(
        ModelContract contract, IReadOnlyList<TensorSignature> inputs, IReadOnlyList<TensorSignature> outputs)
    {
        var extra = inputs.Where(have => contract.Inputs.All(want => want.Name != have.Name))
            .Select(static have => $"input '{have.Name}' {have.ShapeText} is not part of the contract");
        return
        [
            .. contract.Inputs.SelectMany(want => Compare("input", want, inputs)),
            .. extra,
            .. contract.Outputs.SelectMany(want => Compare("output", want, outputs)),
        ];
    }

    private static IEnumerable<string> Compare(string kind, TensorContract want, IReadOnlyList<TensorSignature> all)
    {
        var have = all.FirstOrDefault(tensor => tensor.Name == want.Name);
        if (have is null)
        {
            yield return $"{kind} '{want.Name}' {want.Shape} is missing";
            yield break;
        }

        if (have.Element != TensorSignature.NameOf(want.Element))
        {
            yield return $"{kind} '{want.Name}' holds {have.Element} values, {TensorSignature.NameOf(want.Element)} is expected";
        }

        if (have.Shape.Count != want.Axes.Count)
        {
            yield return $"{kind} '{want.Name}' has {have.Shape.Count} dimensions {have.ShapeText}, {want.Axes.Count} are expected {want.Shape}";
            yield break;
        }

        foreach (var fault in want.Axes.Select((axis, i) => Compare(axis, have.Shape[i], isInput: kind == "input")).OfType<string>())
        {
            yield return $"{kind} '{want.Name}' {have.ShapeText}: {fault}";
        }
    }

    // An exporter may freeze the shapes it writes for outputs although the model computes them; only inputs bind.
    private static string? Compare(TensorAxis want, int have, bool isInput) => want switch
    {
        { Length: { } length } when have >= 0 && have != length => $"dimension {want.Symbol} is {have}, {length} is expected",
        { IsOpen: true } when isInput && have >= 0 => $"dimension {want.Symbol} is fixed at {have}, any length is expected",
        _ => null,
    };
}
