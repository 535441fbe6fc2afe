namespace PerSense.Web.Features.Accounts;

/// <summary>What the account page sends to change the password.</summary>
public sealed record PasswordForm
{
    public string? OldPassword { get; init; }

    public string? NewPassword { get; init; }
}
