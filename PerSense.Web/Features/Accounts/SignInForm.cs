namespace PerSense.Web.Features.Accounts;

/// <summary>What the sign-in page sends.</summary>
public sealed record SignInForm(string? Email, string? Password, string? ReturnUrl, bool Remember = false);
