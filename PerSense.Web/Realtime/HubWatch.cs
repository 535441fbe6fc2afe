namespace PerSense.Web.Realtime;

/// <summary>What a hub connection watches, and for whom.</summary>
internal sealed record HubWatch(Guid UserId, Guid ProjectId, Guid ImageId);
