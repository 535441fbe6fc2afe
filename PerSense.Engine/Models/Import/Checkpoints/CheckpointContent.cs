namespace PerSense.Engine.Models.Import.Checkpoints;

/// <summary>What a reader found in a checkpoint.</summary>
/// <param name="Format">The format.</param>
/// <param name="Tensors">The tensors; names are unique.</param>
internal sealed record CheckpointContent(CheckpointFormat Format, IReadOnlyList<StoredTensor> Tensors)
{
    /// <summary>The entry under which the tensors lie, such as <c>model</c>; null when they lie at the top.</summary>
    public string? Wrapper { get; init; }

    /// <summary>Entries beside the weights, which were not read.</summary>
    public IReadOnlyList<string> Skipped { get; init; } = [];
}
