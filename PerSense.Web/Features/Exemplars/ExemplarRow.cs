namespace PerSense.Web.Features.Exemplars;

/// <summary>An exemplar in a list.</summary>
/// <param name="ImageWidth">Width of its image, to draw the mark on a thumbnail.</param>
/// <param name="ImageHeight">Height of its image.</param>
/// <param name="JobCount">Jobs that searched for it.</param>
public sealed record ExemplarRow(
    Guid Id,
    string Name,
    Guid ImageId,
    string ImageName,
    int ImageWidth,
    int ImageHeight,
    StoredMark Mark,
    DateTimeOffset CreatedAt,
    string CreatedBy,
    int JobCount);
