namespace PerSense.Web.Components.Shared;

/// <summary>
/// What a component must let go of when it goes. A page can be left while it still waits for something; what arrives after that is
/// let go of at once. For one renderer: not thread-safe.
/// </summary>
public sealed class Belongings : IAsyncDisposable
{
    private readonly Stack<IAsyncDisposable> _items = [];

    /// <summary>Whether the component is gone.</summary>
    public bool AreGone { get; private set; }

    /// <summary>Takes something over.</summary>
    /// <returns>The same; null, and nothing is kept, when the component is gone already.</returns>
    public async ValueTask<T?> KeepAsync<T>(T? item)
        where T : class, IAsyncDisposable
    {
        if (item is not null && AreGone)
        {
            await item.DisposeAsync();
            return null;
        }

        if (item is not null)
        {
            _items.Push(item);
        }

        return item;
    }

    /// <summary>Takes something over.</summary>
    public async ValueTask KeepAsync(IDisposable? item)
    {
        if (item is not null)
        {
            await KeepAsync(new Synchronous(item));
        }
    }

    /// <summary>Lets go of everything, the latest first.</summary>
    public async ValueTask DisposeAsync()
    {
        AreGone = true;
        while (_items.TryPop(out var item))
        {
            await item.DisposeAsync();
        }
    }

    private sealed class Synchronous(IDisposable item) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            item.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
