using PerSense.Web.Access;

namespace PerSense.Web.Components.Shared;

/// <summary>Short messages in the corner of the page. What went well disappears by itself, a problem stays until it is closed.</summary>
public sealed class Toasts(TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(6);

    private readonly List<Toast> _items = [];
    private readonly List<ITimer> _timers = [];
    private readonly Lock _gate = new();
    private int _lastId;

    /// <summary>Raised, on any thread, when the messages changed.</summary>
    public event Action? Changed;

    public IReadOnlyList<Toast> Items
    {
        get
        {
            lock (_gate)
            {
                return [.. _items];
            }
        }
    }

    public void Tell(string text)
    {
        var toast = Add(ToastKind.Done, text);
        lock (_gate)
        {
            _timers.Add(clock.CreateTimer(_ => Close(toast.Id), null, Lifetime, Timeout.InfiniteTimeSpan));
        }
    }

    /// <summary>Says that a command went well, or why it did not.</summary>
    public void TellOrWarn<T>(Outcome<T> outcome, string done)
    {
        if (outcome.Refusal is { } refusal)
        {
            Warn(refusal.Message);
        }
        else
        {
            Tell(done);
        }
    }

    public void Warn(string text) => Add(ToastKind.Problem, text);

    public void Close(int id)
    {
        lock (_gate)
        {
            _items.RemoveAll(toast => toast.Id == id);
        }

        Changed?.Invoke();
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _timers.ForEach(static timer => timer.Dispose());
        }
    }

    private Toast Add(ToastKind kind, string text)
    {
        Toast toast;
        lock (_gate)
        {
            toast = new Toast(++_lastId, kind, text);
            _items.Add(toast);
        }

        Changed?.Invoke();
        return toast;
    }
}
