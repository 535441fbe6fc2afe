using PerSense.Engine.Inference;

namespace PerSense.Engine.Stages.Instances;

/// <summary>The set verifier of the embedded contract: attention from every candidate to the likeliest ones.</summary>
/// <param name="session">The network; borrowed.</param>
internal sealed class SetVerifier(ModelSession session) : ISetVerifier
{
    /// <summary>The contract's name and version.</summary>
    public const string ContractId = "embedded-set-verifier/1";

    /// <summary>The network's inputs and outputs.</summary>
    public static ModelContract Contract { get; } = new(
        ContractId,
        [
            TensorContract.Of("measurements", "Candidates* Measurements"),
            TensorContract.Of("relations", "Candidates* Context* Relations"),
        ],
        [TensorContract.Of("probability", "Candidates")]);

    /// <inheritdoc/>
    public IReadOnlyList<float> Judge(CandidateTable table, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(table);
        var answer = session.Run([new("measurements", table.Measurements), new("relations", table.Relations)], cancellationToken);
        return answer["probability"].Values.ToArray();
    }
}
