namespace PerSense.Web.Features.Accounts;

/// <summary>What the first-start page sends.</summary>
public sealed record NewAdministrator(string? Token, string? Name, string? Email, string? Password);
