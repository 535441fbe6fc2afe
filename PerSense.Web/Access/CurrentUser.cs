using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;

namespace PerSense.Web.Access;

/// <summary>
/// The person that this scope works for: set by the request pipeline and by the hub; in a Blazor circuit asked from the circuit's
/// authentication state.
/// </summary>
public sealed class CurrentUser(IServiceProvider services)
{
    private ClaimsPrincipal? _principal;

    public void Set(ClaimsPrincipal principal) => _principal = principal;

    /// <summary>The person's id, or null when nobody is signed in.</summary>
    public async ValueTask<Guid?> FindIdAsync()
    {
        var principal = await PrincipalAsync();
        return principal.Identity is { IsAuthenticated: true } && Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            ? id
            : null;
    }

    /// <summary>The person's id.</summary>
    /// <exception cref="UnauthorizedAccessException">Nobody is signed in.</exception>
    public async ValueTask<Guid> IdAsync() => await FindIdAsync() ?? throw new UnauthorizedAccessException("Nobody is signed in.");

    public async ValueTask<bool> IsAdministratorAsync() => (await PrincipalAsync()).HasClaim(AppClaims.Administrator, AppClaims.Yes);

    private async ValueTask<ClaimsPrincipal> PrincipalAsync() =>
        _principal ?? (await services.GetRequiredService<AuthenticationStateProvider>().GetAuthenticationStateAsync()).User;
}
