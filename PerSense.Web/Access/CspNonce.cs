using System.Security.Cryptography;
using Microsoft.AspNetCore.WebUtilities;

namespace PerSense.Web.Access;

/// <summary>The word of this request that lets the page's own inline scripts (the import map) run; new for every request.</summary>
public sealed class CspNonce
{
    public string Value { get; } = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(16));
}
