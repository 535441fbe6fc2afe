using Microsoft.Net.Http.Headers;

namespace PerSense.Web.Access;

/// <summary>Uploads that are read as they come.</summary>
internal static class Multipart
{
    private const int LongestBoundary = 200;

    /// <summary>The boundary between the parts; null when the request is no upload.</summary>
    public static string? Boundary(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            && HeaderUtilities.RemoveQuotes(type.Boundary) is { Length: > 0 and <= LongestBoundary } boundary
            ? boundary.Value
            : null;
}
