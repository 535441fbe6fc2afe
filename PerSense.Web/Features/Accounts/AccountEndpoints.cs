using Microsoft.AspNetCore.Mvc;
using PerSense.Web.Access;

namespace PerSense.Web.Features.Accounts;

/// <summary>The forms of the first start, of signing in and out. They answer with a redirect; <c>problem</c> names what to show.</summary>
internal static class AccountEndpoints
{
    public static void MapPerSenseAccounts(this IEndpointRouteBuilder routes)
    {
        var forms = routes.MapGroup("/api/account");
        forms.MapPost("/setup", SetUpAsync).AllowAnonymous().RequireRateLimiting(RateLimits.SignIn);
        forms.MapPost("/sign-in", SignInAsync).AllowAnonymous().RequireRateLimiting(RateLimits.SignIn);
        forms.MapPost("/sign-out", SignOutAsync).RequireAuthorization(Policies.SignedIn).RequireAntiforgeryForm();
        forms.MapPost("/password", ChangePasswordAsync).RequireAuthorization(Policies.SignedIn).RequireRateLimiting(RateLimits.SignIn);
        forms.MapPost("/name", RenameAsync).RequireAuthorization(Policies.SignedIn);
    }

    private static async Task<IResult> SetUpAsync(
        [FromForm] NewAdministrator form, SetupCommands setup, SignInCommands signIn, CancellationToken cancellationToken)
    {
        var outcome = await setup.CreateAsync(form, cancellationToken);
        if (outcome is Outcome<AppUser>.Done(var user))
        {
            await signIn.SignInAsync(user);
        }

        return outcome.Match(
            static _ => Results.LocalRedirect("~/projects"),
            refusal => Results.LocalRedirect($"~/setup?token={Uri.EscapeDataString(form.Token ?? "")}&problem={refusal.Code}"));
    }

    private static async Task<IResult> SignInAsync([FromForm] SignInForm form, SignInCommands commands)
    {
        var outcome = await commands.SignInAsync(form.Email, form.Password, form.Remember);
        var target = LocalUrl.OrHome(form.ReturnUrl);
        return outcome.Match(
            _ => Results.LocalRedirect(target),
            refusal => Results.LocalRedirect($"~/sign-in?returnUrl={Uri.EscapeDataString(target)}&problem={refusal.Code}"));
    }

    private static async Task<IResult> ChangePasswordAsync([FromForm] PasswordForm form, AccountCommands commands) =>
        BackToAccount(await commands.ChangePasswordAsync(form.OldPassword, form.NewPassword), "password");

    private static async Task<IResult> RenameAsync([FromForm] string? name, AccountCommands commands) =>
        BackToAccount(await commands.RenameAsync(name), "name");

    private static IResult BackToAccount(Outcome<Nothing> outcome, string done) => outcome.Match(
        _ => Results.LocalRedirect($"~/account?done={done}"),
        static refusal => Results.LocalRedirect($"~/account?problem={refusal.Code}"));

    private static async Task<IResult> SignOutAsync(SignInCommands commands)
    {
        await commands.SignOutAsync();
        return Results.LocalRedirect("~/sign-in");
    }
}
