using Microsoft.JSInterop;

namespace PerSense.Web.Components.Shared;

/// <summary>A module or object in the browser.</summary>
/// <param name="reference">The object.</param>
/// <param name="farewell">The function of the object that ends its work; null when it has none.</param>
public sealed class ScriptHandle(IJSObjectReference reference, string? farewell = null) : IAsyncDisposable
{
    /// <summary>Calls a function of the object.</summary>
    public ValueTask CallAsync(string function, params object?[] arguments) => reference.InvokeVoidAsync(function, arguments);

    /// <summary>Calls a function of the object that answers with another one.</summary>
    public async Task<ScriptHandle> OpenAsync(string function, string? farewell, params object?[] arguments) =>
        new(await reference.InvokeAsync<IJSObjectReference>(function, arguments), farewell);

    /// <summary>Loads a module.</summary>
    public static async Task<ScriptHandle> ImportAsync(IJSRuntime js, string module) =>
        new(await js.InvokeAsync<IJSObjectReference>("import", module));

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (farewell is not null)
            {
                await reference.InvokeVoidAsync(farewell);
            }

            await reference.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The page was closed, and with it everything that it held.
        }
    }
}
