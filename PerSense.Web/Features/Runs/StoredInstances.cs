using PerSense.Web.Realtime;

namespace PerSense.Web.Features.Runs;

/// <summary>The content of a run's instances file.</summary>
/// <param name="Width">Width of the image that the masks lie on.</param>
/// <param name="Height">Its height.</param>
/// <param name="Items">All stored instances, most confident first.</param>
public sealed record StoredInstances(int Width, int Height, IReadOnlyList<InstanceItem> Items);
