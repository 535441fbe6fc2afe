namespace PerSense.Web.Access;

/// <summary>The headers that every answer carries.</summary>
internal static class SecurityHeaders
{
    // Radzen and Blazor set style attributes, hence 'unsafe-inline' for styles alone. 'self' covers the page's own WebSockets.
    private const string Policy =
        "default-src 'self'; script-src 'self' 'nonce-{0}'; style-src 'self' 'unsafe-inline'; img-src 'self' blob: data:; font-src 'self'; "
        + "connect-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    public static void UsePerSenseSecurityHeaders(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        var nonce = context.RequestServices.GetRequiredService<CspNonce>();
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy.Replace("{0}", nonce.Value, StringComparison.Ordinal);
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        return next(context);
    });
}
