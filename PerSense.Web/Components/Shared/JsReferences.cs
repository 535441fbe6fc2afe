using Microsoft.JSInterop;

namespace PerSense.Web.Components.Shared;

internal static class JsReferences
{
    /// <summary>Lets go of a module or object in the browser; nothing is to be done when the browser has gone already.</summary>
    public static async ValueTask DisposeQuietlyAsync(this IJSObjectReference? reference)
    {
        try
        {
            if (reference is not null)
            {
                await reference.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The page was closed, and with it everything that it held.
        }
    }
}
