using Microsoft.AspNetCore.Authorization;

namespace PerSense.Web.Access;

public static class Policies
{
    /// <summary>Signed in, also with a temporary password: only what is needed to change it.</summary>
    public const string SignedIn = "SignedIn";

    public const string Administrator = "Administrator";

    internal static AuthorizationPolicy Default { get; } = new AuthorizationPolicyBuilder()
        .RequireAuthenticatedUser()
        .RequireAssertion(static context => !context.User.HasClaim(AppClaims.TemporaryPassword, AppClaims.Yes))
        .Build();

    internal static void Configure(AuthorizationOptions options)
    {
        options.DefaultPolicy = Default;
        options.FallbackPolicy = Default;
        options.AddPolicy(SignedIn, static policy => policy.RequireAuthenticatedUser());
        options.AddPolicy(Administrator, static policy => policy.Combine(Default).RequireClaim(AppClaims.Administrator, AppClaims.Yes));
    }
}
