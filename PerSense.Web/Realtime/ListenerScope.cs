namespace PerSense.Web.Realtime;

/// <summary>What a page listens to.</summary>
/// <param name="ProjectId">One project; null for all that are the person's.</param>
/// <param name="ImageId">One image; null for all.</param>
/// <param name="IsMember">Whether a person takes part in a project, now.</param>
internal sealed record ListenerScope(Guid? ProjectId, Guid? ImageId, Func<Guid, Guid, Task<bool>> IsMember);
