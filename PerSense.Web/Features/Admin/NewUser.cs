namespace PerSense.Web.Features.Admin;

/// <summary>An account to create.</summary>
public sealed record NewUser(string Name, string Email, bool IsAdministrator);
