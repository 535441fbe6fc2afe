namespace PerSense.Web.Realtime;

/// <summary>For pages in the same process: what happens to jobs, without a connection of their own.</summary>
public interface ISegmentationNotifications
{
    /// <summary>
    /// Listens to the jobs of one project, or of one image in it, until the answer is disposed. The handler is called on another thread
    /// (use <c>InvokeAsync</c>), message by message in order. A page that is slow delays no other one; it hears less progress, and far behind
    /// it loses the oldest messages. <see cref="JobMessage.Instances"/> are not delivered: masks go to the canvas through the hub.
    /// </summary>
    /// <returns>The subscription; null when the project is not the person's.</returns>
    Task<IDisposable?> SubscribeAsync(Guid projectId, Guid? imageId, Func<JobMessage, Task> handler);

    /// <summary>Listens to the jobs of all projects that are the person's, those joined later included.</summary>
    Task<IDisposable> SubscribeToMineAsync(Func<JobMessage, Task> handler);
}
