namespace PerSense.Web.Access;

public static class AppClaims
{
    public const string Administrator = "persense:administrator";

    /// <summary>The password was given by an administrator and must be changed before anything else.</summary>
    public const string TemporaryPassword = "persense:temporary-password";

    public const string DisplayName = "persense:name";

    public const string Yes = "1";
}
