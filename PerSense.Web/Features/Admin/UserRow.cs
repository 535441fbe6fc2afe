namespace PerSense.Web.Features.Admin;

/// <summary>A person in the administrators' list.</summary>
/// <param name="IsResting">Too many wrong passwords; signing in is possible again after a while.</param>
/// <param name="IsMe">Whether it is the asking person.</param>
public sealed record UserRow(
    Guid Id,
    string Name,
    string Email,
    bool IsAdministrator,
    bool IsDisabled,
    bool HasTemporaryPassword,
    bool IsResting,
    DateTimeOffset CreatedAt,
    DateTimeOffset? LastSignInAt,
    bool IsMe);
