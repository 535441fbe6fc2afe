using Microsoft.AspNetCore.Identity;

namespace PerSense.Web.Features.Accounts;

public sealed class AppUser : IdentityUser<Guid>
{
    public const int DisplayNameLength = 120;

    public AppUser() => Id = Guid.CreateVersion7();

    public required string DisplayName { get; set; }

    public bool IsAdministrator { get; set; }

    public bool IsDisabled { get; set; }

    /// <summary>The password was given by an administrator; nothing but changing it is allowed.</summary>
    public bool HasTemporaryPassword { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? LastSignInAt { get; set; }
}
