using System.Security.Cryptography;

namespace PerSense.Web.Features.Admin;

/// <summary>Passwords that are handed over on paper or by telephone: no letters that look alike, in groups of four.</summary>
internal static class TemporaryPassword
{
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";
    private const int Group = 4;
    private const int LeastGroups = 4;

    public static string Create(int leastLength)
    {
        var groups = Math.Max(LeastGroups, (leastLength + Group - 1) / Group);
        return string.Join('-', Enumerable.Range(0, groups).Select(static _ => RandomNumberGenerator.GetString(Letters, Group)));
    }
}
