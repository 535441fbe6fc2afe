namespace PerSense.Web.Access;

/// <summary>Something that belongs to exactly one project and is seen and changed by its members only.</summary>
public interface IProjectOwned
{
    Guid Id { get; }

    Guid ProjectId { get; }
}
