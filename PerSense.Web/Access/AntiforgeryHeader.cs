using Microsoft.AspNetCore.Antiforgery;

namespace PerSense.Web.Access;

/// <summary>Writes need the antiforgery token in a header, whatever their body is.</summary>
internal static class AntiforgeryHeader
{
    public const string Name = "RequestVerificationToken";

    public static void Configure(AntiforgeryOptions options)
    {
        options.HeaderName = Name;
        options.Cookie.Name = "persense-antiforgery";
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;

        // SecurityHeaders sends a stricter one.
        options.SuppressXFrameOptionsHeader = true;
    }

    /// <summary><c>GET /api/antiforgery</c>: the header's value for the person who asks; another site cannot read the answer.</summary>
    public static void MapPerSenseAntiforgery(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/antiforgery", static (HttpContext http, IAntiforgery antiforgery) =>
            new AntiforgeryToken(Name, antiforgery.GetAndStoreTokens(http).RequestToken!)).AllowAnonymous();

    public static TBuilder RequireAntiforgeryHeader<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.AddEndpointFilter(static async (context, next) =>
    {
        var http = context.HttpContext;

        // Without the header the check would read the token from the form, and so swallow an upload.
        var isValid = http.Request.Headers.ContainsKey(Name)
            && await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http);
        return isValid
            ? await next(context)
            : Results.Problem($"The request carries no valid {Name} header. Reload the page, then try again.", statusCode: StatusCodes.Status400BadRequest);
    });
}
