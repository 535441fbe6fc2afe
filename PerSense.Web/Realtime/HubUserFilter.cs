using Microsoft.AspNetCore.SignalR;
using PerSense.Web.Access;

namespace PerSense.Web.Realtime;

/// <summary>Tells the scope of a hub call whom it works for.</summary>
internal sealed class HubUserFilter : IHubFilter
{
    public ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        if (invocationContext.Context.User is { } principal)
        {
            invocationContext.ServiceProvider.GetRequiredService<CurrentUser>().Set(principal);
        }

        return next(invocationContext);
    }
}
