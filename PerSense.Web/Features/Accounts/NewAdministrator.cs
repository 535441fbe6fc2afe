namespace PerSense.Web.Features.Accounts;

/// <summary>What the first-start page sends.</summary>
public sealed record NewAdministrator
{
    public string? Token { get; init; }

    public string? Name { get; init; }

    public string? Email { get; init; }

    public string? Password { get; init; }
}
