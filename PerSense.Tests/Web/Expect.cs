using PerSense.Web.Access;

namespace PerSense.Tests.Web;

internal static class Expect
{
    /// <summary>The value of a command that went well.</summary>
    public static T Done<T>(Outcome<T> outcome) => outcome.Match(
        static value => value, static refusal => throw new Xunit.Sdk.XunitException($"Refused ({refusal.Kind}): {refusal.Message}"));

    /// <summary>The refusal of a command that did not.</summary>
    public static Refusal Refused<T>(Outcome<T> outcome, RefusalKind kind)
    {
        Assert.NotNull(outcome.Refusal);
        Assert.Equal(kind, outcome.Refusal.Kind);
        return outcome.Refusal;
    }

    /// <summary>Waits until something is so; fails after a minute.</summary>
    public static async Task UntilAsync(Func<Task<bool>> isSo, string what)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!await isSo())
        {
            try
            {
                await Task.Delay(20, patience.Token);
            }
            catch (OperationCanceledException)
            {
                Assert.Fail($"It never came to this: {what}.");
            }
        }
    }
}
