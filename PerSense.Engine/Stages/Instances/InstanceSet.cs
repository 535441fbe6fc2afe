namespace PerSense.Engine.Stages.Instances;

/// <summary>The objects found in one image.</summary>
/// <param name="Items">
/// Every instance worth showing at some setting of the confidence slider, most confident first; <see cref="Count"/> says how many are at
/// or above <see cref="AcceptedConfidence"/>.
/// </param>
/// <param name="RemovedDuplicates">How many masks were dropped because a better one covers the same object.</param>
public sealed record InstanceSet(IReadOnlyList<Instance> Items, int RemovedDuplicates)
{
    /// <summary>The confidence from which an instance counts unless a person chooses otherwise.</summary>
    public const double AcceptedConfidence = 0.5;

    /// <summary>The number of accepted instances: the count by masks.</summary>
    public int Count => Accepted.Count();

    /// <summary>All candidates that were considered, when <see cref="InstanceOptions.KeepCandidates"/> asks for them; otherwise null.</summary>
    public CandidateTable? Candidates { get; init; }

    /// <summary>The instances at or above <see cref="AcceptedConfidence"/>.</summary>
    public IEnumerable<Instance> Accepted => Items.Where(static instance => instance.Confidence >= AcceptedConfidence);
}
