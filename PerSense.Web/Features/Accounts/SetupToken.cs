using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace PerSense.Web.Features.Accounts;

/// <summary>The one-time token with which the first administrator is created. New at each start; of no use once spent.</summary>
public sealed class SetupToken
{
    private readonly byte[] _value = Encoding.ASCII.GetBytes(WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(24)));

    public string Value => Encoding.ASCII.GetString(_value);

    /// <summary>Whether the candidate is the token; takes the same time for every wrong one.</summary>
    public bool Matches(string? candidate) => CryptographicOperations.FixedTimeEquals(_value, Encoding.UTF8.GetBytes(candidate ?? ""));
}
