namespace PerSense.Web.Configuration;

/// <summary>How people sign in. Section <c>PerSense:Accounts</c>.</summary>
public sealed class AccountOptions
{
    public const string Section = "PerSense:Accounts";

    /// <summary>Wrong passwords after which an account rests. Default 5.</summary>
    public int MaxFailures { get; set; } = 5;

    /// <summary>Minutes for which it rests. Default 5.</summary>
    public int LockoutMinutes { get; set; } = 5;

    /// <summary>Hours without a visit after which a person must sign in again. Default 168 (a week).</summary>
    public int SessionHours { get; set; } = 168;

    /// <summary>Shortest password. Default 10.</summary>
    public int PasswordLength { get; set; } = 10;

    /// <summary>Most sign-in attempts from one address in a minute. Default 30.</summary>
    public int AttemptsPerMinute { get; set; } = 30;
}
