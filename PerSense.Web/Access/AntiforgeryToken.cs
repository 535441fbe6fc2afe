namespace PerSense.Web.Access;

/// <summary>What a write must carry.</summary>
/// <param name="Header">The header's name.</param>
/// <param name="Token">Its value; bound to the person, so it is asked for again after signing in.</param>
internal sealed record AntiforgeryToken(string Header, string Token);
