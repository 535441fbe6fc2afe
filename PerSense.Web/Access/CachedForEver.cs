namespace PerSense.Web.Access;

/// <summary>An answer whose address stands for its bytes; kept by this person's browser only.</summary>
internal sealed class CachedForEver(IResult inner) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.CacheControl = "private, max-age=31536000, immutable";
        return inner.ExecuteAsync(httpContext);
    }
}
