using PerSense.Web.Access;

namespace PerSense.Web.Features.Exemplars;

/// <summary>One object that a person marked on an image and keeps for searching this image or others of the project.</summary>
public sealed class ExemplarMark : IProjectOwned
{
    public const int NameLength = 120;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid ProjectId { get; init; }

    /// <summary>The image that the mark lies on.</summary>
    public required Guid ImageId { get; init; }

    public required string Name { get; set; }

    public required StoredMark Mark { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required Guid CreatedById { get; init; }
}
