using System.Net;
using Microsoft.AspNetCore.Routing;
using PerSense.Web.Features.Projects;

namespace PerSense.Tests.Web;

public class DenyByDefaultTests(WebFixture web) : IClassFixture<WebFixture>
{
    private static readonly string[] OpenToStrangers =
    [
        "/api/account/setup", "/api/account/sign-in", "/api/antiforgery", "/error", "/health", "/not-found", "/setup", "/sign-in",
    ];

    [Fact]
    public void Only_the_listed_addresses_are_open_to_strangers()
    {
        var open = Endpoints.All(web.Host).Where(Endpoints.IsAnonymous).Select(static endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/'));

        Assert.Empty(open.Except(OpenToStrangers));
    }

    [Fact]
    public async Task Everything_else_sends_strangers_away()
    {
        var stranger = web.Host.Open();
        foreach (var (endpoint, method) in Closed())
        {
            var address = Endpoints.Address(endpoint);
            using var request = new HttpRequestMessage(new HttpMethod(method), address);
            using var answer = await stranger.Http.SendAsync(request);

            var isSentAway = answer.StatusCode == HttpStatusCode.Unauthorized
                || (answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.AbsolutePath == "/sign-in");
            Assert.True(isSentAway, $"{method} {address} answered a stranger with {answer.StatusCode}");
        }
    }

    [Theory]
    [InlineData("/api/projects")]
    [InlineData("/no/such/page")]
    [InlineData("/..%2f..%2fpersense.db")]
    [InlineData("/data/persense.db")]
    public async Task Addresses_that_do_not_exist_tell_strangers_nothing(string address)
    {
        using var answer = await web.Host.Open().GetAsync(address);

        Assert.True(answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Redirect or HttpStatusCode.NotFound, $"{answer.StatusCode}");
        Assert.DoesNotContain("SQLite", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_belongs_to_a_project_does_not_exist_for_people_outside_it()
    {
        var (projectId, imageId) = await web.NewImageAsync();
        foreach (var (endpoint, method) in OfProjects())
        {
            var address = Endpoints.Address(endpoint, projectId, imageId);
            using var answer = await web.Eve.SendAsync(new HttpMethod(method), address, Body(endpoint, method));

            var isHidden = answer.StatusCode == HttpStatusCode.NotFound || (method == "GET" && await answer.Content.ReadAsStringAsync() == "[]");
            Assert.True(isHidden, $"{method} {address} answered somebody outside the project with {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task Viewers_change_nothing()
    {
        var (projectId, imageId) = await web.NewImageAsync();
        await web.Host.DoAsync<MemberCommands, object>(web.AdaId, async members =>
            Expect.Done(await members.AddAsync(projectId, "eve@example.org", ProjectRole.Viewer, CancellationToken.None)));

        Assert.Equal(HttpStatusCode.OK, (await web.Eve.GetAsync($"/api/projects/{projectId}/images/{imageId}/display")).StatusCode);
        foreach (var (endpoint, method) in OfProjects().Where(static pair => Endpoints.IsWrite(pair.Method)))
        {
            var address = Endpoints.Address(endpoint, projectId, imageId);
            using var answer = await web.Eve.SendAsync(new HttpMethod(method), address, Body(endpoint, method));

            Assert.True(answer.StatusCode == HttpStatusCode.Forbidden, $"{method} {address} answered a viewer with {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task Writes_without_the_antiforgery_token_are_refused()
    {
        var (projectId, imageId) = await web.NewImageAsync();
        foreach (var (endpoint, method) in Closed().Where(static pair => Endpoints.IsWrite(pair.Method) && pair.Endpoint.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal)))
        {
            var address = Endpoints.Address(endpoint, projectId, imageId);
            using var request = new HttpRequestMessage(new HttpMethod(method), address) { Content = Body(endpoint, method) };
            using var answer = await web.Ada.Http.SendAsync(request);

            Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"{method} {address} answered a write without token with {answer.StatusCode}");
        }

        Assert.Equal(HttpStatusCode.OK, (await web.Ada.GetAsync($"/api/projects/{projectId}/images/{imageId}/file")).StatusCode);
    }

    private IEnumerable<(RouteEndpoint Endpoint, string Method)> Closed() =>
        from endpoint in Endpoints.All(web.Host)
        where !Endpoints.IsAnonymous(endpoint)
        from method in Endpoints.Methods(endpoint)
        select (endpoint, method);

    private IEnumerable<(RouteEndpoint Endpoint, string Method)> OfProjects() =>
        Closed().Where(static pair => pair.Endpoint.RoutePattern.RawText!.StartsWith("/api/projects/{projectId", StringComparison.Ordinal));

    // Well-formed, so that only the person's rights decide.
    private static HttpContent? Body(RouteEndpoint endpoint, string method)
    {
        var route = endpoint.RoutePattern.RawText!.TrimEnd('/');
        var json = route.Split('/')[^1] switch
        {
            "jobs" => $$"""{"imageIds":["{{Guid.NewGuid()}}"],"exemplarId":"{{Guid.NewGuid()}}","method":"persense","preset":"paper"}""",
            "exemplars" => $$"""{"imageId":"{{Guid.NewGuid()}}","mark":{"kind":"box","x":1,"y":1,"width":2,"height":2 } }""",
            "threshold" => """{"threshold":0.5}""",
            _ => null,
        };
        return (json, method, route) switch
        {
            ({ } text, _, _) => new StringContent(text, null, "application/json"),
            (_, "POST", _) when route.EndsWith("/images", StringComparison.Ordinal) => TestBrowser.Multipart(("a.png", Pictures.Png())),
            (_, "POST", _) when route.StartsWith("/api/account/", StringComparison.Ordinal) => new FormUrlEncodedContent([]),
            _ => null,
        };
    }
}
