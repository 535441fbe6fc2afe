using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;

namespace PerSense.Tests.Web;

/// <summary>Everything that the server answers to.</summary>
internal static partial class Endpoints
{
    /// <summary>Routes of the app; static files are left out.</summary>
    public static IReadOnlyList<RouteEndpoint> All(TestServerHost host) => [.. host.Get<IEnumerable<EndpointDataSource>>()
        .SelectMany(static source => source.Endpoints).OfType<RouteEndpoint>()
        .Where(static endpoint => endpoint.Metadata.All(static item => item.GetType().Name != "StaticAssetDescriptor"))];

    public static bool IsAnonymous(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    public static IReadOnlyList<string> Methods(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? methods : ["GET"];

    public static bool IsWrite(string method) => method is "POST" or "PUT" or "PATCH" or "DELETE";

    /// <summary>An address of the route, with the values given and otherwise made up.</summary>
    public static string Address(RouteEndpoint endpoint, Guid? projectId = null, Guid? imageId = null) => "/" + Parameter().Replace(
        endpoint.RoutePattern.RawText!.TrimStart('/'),
        match => match.Groups["name"].Value switch
        {
            "projectId" when projectId is { } id => id.ToString(),
            "imageId" when imageId is { } id => id.ToString(),
            _ => Guid.NewGuid().ToString(),
        });

    [GeneratedRegex(@"\{\**(?<name>\w+)[^}]*\}", RegexOptions.None, 1000)]
    private static partial Regex Parameter();
}
