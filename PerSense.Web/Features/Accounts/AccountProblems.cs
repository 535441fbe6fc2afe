using PerSense.Web.Access;

namespace PerSense.Web.Features.Accounts;

/// <summary>
/// What can go wrong with the account forms. A redirect carries the code and the page shows the sentence, so that nobody can put words
/// of their own on a sign-in page by a link.
/// </summary>
public static class AccountProblems
{
    // The same words whether the account is missing, disabled or resting: strangers learn nothing about who has one.
    internal static readonly Refusal NotSignedIn = new(
        RefusalKind.Invalid,
        "The email and password do not match an account that may sign in. After several wrong passwords an account rests for some minutes; then try again, or ask an administrator to reset your password.",
        "not-signed-in");

    internal static readonly Refusal AlreadySetUp = new(
        RefusalKind.Conflict, "PerSense is already set up. Sign in, or ask an administrator for an account.", "already-set-up");

    internal static readonly Refusal WrongToken = new(
        RefusalKind.Forbidden, "This set-up link is not valid. Open the link that the console printed at the server's latest start.", "wrong-token");

    internal static readonly Refusal NameMissing = new(RefusalKind.Invalid, "Enter a name of at most 120 letters.", "name");

    internal static readonly Refusal EmailMissing = new(
        RefusalKind.Invalid, "Enter an email address such as name@example.org; it is what one signs in with.", "email");

    internal static readonly Refusal WeakPassword = new(
        RefusalKind.Invalid, "The password is too short or too simple. A few words in a row make a good one.", "weak-password");

    internal static readonly Refusal TemporaryPassword = new(
        RefusalKind.Forbidden, "Your password was set by an administrator. Choose one of your own to go on.", "temporary-password");

    internal static readonly Refusal WrongPassword = new(
        RefusalKind.Invalid, "The present password is not right. Enter the one with which you signed in.", "wrong-password");

    internal static readonly Refusal SamePassword = new(
        RefusalKind.Invalid, "The new password is the old one. Choose another.", "same-password");

    private static readonly Dictionary<string, Refusal> ByCode =
        new Refusal[] { NotSignedIn, AlreadySetUp, WrongToken, NameMissing, EmailMissing, WeakPassword, TemporaryPassword, WrongPassword, SamePassword }
            .ToDictionary(static refusal => refusal.Code!, StringComparer.Ordinal);

    /// <summary>The sentence of a <c>problem</c> in a page's address, or null for none.</summary>
    public static string? Sentence(string? code) => code is not null && ByCode.TryGetValue(code, out var refusal) ? refusal.Message : null;
}
