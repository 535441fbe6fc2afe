namespace PerSense.Engine.Models.Import;

/// <summary>What an architecture makes of a checkpoint.</summary>
internal sealed record ImportPlan
{
    /// <summary>Name of the design and its size, which names the folder and starts the models' ids: <c>sam-vit-b</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The same for people: <c>SAM ViT-B</c>.</summary>
    public required string Label { get; init; }

    /// <summary>SPDX identifier of the official weights' licence.</summary>
    public required string Licence { get; init; }

    /// <summary>Where the official weights come from: an address or a paper.</summary>
    public required string Source { get; init; }

    /// <summary>The models to write.</summary>
    public required IReadOnlyList<PlannedModel> Models { get; init; }
}
