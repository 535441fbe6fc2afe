namespace PerSense.Web.Features.Accounts;

/// <summary>One at a time: two people with the same link must not both become the first administrator.</summary>
public sealed class SetupGate : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);

    public async Task<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        return new Turn(_turn);
    }

    public void Dispose() => _turn.Dispose();

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
