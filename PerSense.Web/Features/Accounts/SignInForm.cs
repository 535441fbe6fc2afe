namespace PerSense.Web.Features.Accounts;

/// <summary>What the sign-in page sends. A browser leaves out what is not ticked, so nothing is required here.</summary>
public sealed record SignInForm
{
    public string? Email { get; init; }

    public string? Password { get; init; }

    public string? ReturnUrl { get; init; }

    public bool Remember { get; init; }
}
