using Microsoft.AspNetCore.Identity;
using PerSense.Web.Access;

namespace PerSense.Web.Features.Accounts;

internal static class IdentityFaults
{
    /// <summary>Identity's own findings as one of our refusals.</summary>
    public static Refusal ToRefusal(IdentityResult result)
    {
        var codes = result.Errors.Select(static error => error.Code).ToList();
        if (codes.Any(static code => code.StartsWith("Duplicate", StringComparison.Ordinal)))
        {
            return Refusal.Conflict("Somebody already has this email address. Use another, or reset that person's password.");
        }

        return codes.Any(static code => code.StartsWith("Password", StringComparison.Ordinal))
            ? AccountProblems.WeakPassword
            : Refusal.Invalid(string.Join(' ', result.Errors.Select(static error => error.Description)));
    }
}
