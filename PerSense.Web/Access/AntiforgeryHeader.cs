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

    /// <summary>For plain forms without bound fields: the token may come as a field or as the header.</summary>
    public static TBuilder RequireAntiforgeryForm<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.AddEndpointFilter(static async (context, next) =>
        await IsValidAsync(context.HttpContext) ? await next(context) : Refused());

    public static TBuilder RequireAntiforgeryHeader<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.AddEndpointFilter(static async (context, next) =>
    {
        // Without the header the check would read the token from the form, and so swallow an upload.
        var isValid = context.HttpContext.Request.Headers.ContainsKey(Name) && await IsValidAsync(context.HttpContext);
        return isValid ? await next(context) : Refused();
    });

    private static Task<bool> IsValidAsync(HttpContext http) => http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http);

    private static IResult Refused() =>
        Results.Problem($"The request carries no valid {Name}. Reload the page, then try again.", statusCode: StatusCodes.Status400BadRequest);
}
