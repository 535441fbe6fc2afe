namespace PerSense.Web.Features.Accounts;

/// <summary>The signed-in person.</summary>
public sealed record Me(Guid Id, string Name, string Email, bool IsAdministrator, bool HasTemporaryPassword);
