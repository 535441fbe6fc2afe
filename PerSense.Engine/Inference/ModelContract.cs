namespace PerSense.Engine.Inference;

/// <summary>What a worker expects of a model: the names and shapes of all inputs and outputs. Checked when the model is loaded.</summary>
/// <param name="Id">The contract's name and version, as manifests state it.</param>
/// <param name="Inputs">Every input; a model with another one cannot be run.</param>
/// <param name="Outputs">The outputs that the worker reads; a model may have more, they are not computed.</param>
public sealed record ModelContract(string Id, IReadOnlyList<TensorContract> Inputs, IReadOnlyList<TensorContract> Outputs)
{
    /// <summary>This contract with the lengths that a manifest states put in for its symbols.</summary>
    /// <param name="lengths">The known lengths.</param>
    public ModelContract Bind(IReadOnlyList<AxisLength> lengths) => this with
    {
        Inputs = [.. Inputs.Select(tensor => tensor.Bind(lengths))],
        Outputs = [.. Outputs.Select(tensor => tensor.Bind(lengths))],
    };
}
