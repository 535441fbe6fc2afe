using System.Text.RegularExpressions;
using PerSense.Tests.Repository;

namespace PerSense.Tests.Web;

public partial class ApiDocumentTests(WebFixture web) : IClassFixture<WebFixture>
{
    // Forms of the pages, of no use to programs.
    private static readonly string[] FormsOfPages = ["/api/account/setup", "/api/account/sign-out", "/api/account/password", "/api/account/name"];

    [Fact]
    public void Every_address_for_programs_is_documented()
    {
        var document = RepositoryFolder.Read("docs/api.md");
        var addresses =
            from endpoint in Endpoints.All(web.Host)
            let route = Parameter().Replace("/" + endpoint.RoutePattern.RawText!.Trim('/'), static match => $"{{{match.Groups["name"].Value[0]}}}")
            where route.StartsWith("/api/", StringComparison.Ordinal) && !FormsOfPages.Contains(route)
            from method in Endpoints.Methods(endpoint)
            select (Method: method, Route: route, End: route[(route.LastIndexOf('/') + 1)..]);

        Assert.DoesNotContain(addresses, address => !document.Contains($"{address.Method} {address.Route}", StringComparison.Ordinal)
            && !document.Contains($"`/{address.End}`", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\{(?<name>\w+)[^}]*\}", RegexOptions.None, 1000)]
    private static partial Regex Parameter();
}
