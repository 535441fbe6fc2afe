namespace PerSense.Tests.Web;

public class SecurityHeaderTests(WebFixture web) : IClassFixture<WebFixture>
{
    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/app.css")]
    [InlineData("/health")]
    [InlineData("/api/antiforgery")]
    [InlineData("/api/nowhere")]
    [InlineData("/projects")]
    public async Task Every_answer_carries_them(string address)
    {
        using var answer = await web.Host.Open().GetAsync(address);

        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("DENY", Assert.Single(answer.Headers.GetValues("X-Frame-Options")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http:", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src 'self' 'unsafe", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scripts_in_the_page_need_the_word_of_the_request()
    {
        var browser = web.Host.Open();
        using var first = await browser.GetAsync("/sign-in");
        using var second = await browser.GetAsync("/sign-in");

        var policy = first.Headers.GetValues("Content-Security-Policy").Single();
        var nonce = policy.Split("'nonce-")[1].Split('\'')[0];
        Assert.Contains($"nonce=\"{nonce}\"", await first.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(nonce, second.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_session_cookie_is_out_of_reach_of_scripts_and_other_sites()
    {
        var client = web.Host.Server.CreateClient();
        using var page = await client.GetAsync("/api/antiforgery");
        var antiforgery = page.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        var token = System.Text.Json.JsonDocument.Parse(await page.Content.ReadAsStringAsync()).RootElement.GetProperty("token").GetString();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/account/sign-in")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["email"] = TestServerHost.Email, ["password"] = TestServerHost.Password }),
        };
        request.Headers.Add("Cookie", antiforgery);
        request.Headers.Add("RequestVerificationToken", token);

        using var answer = await client.SendAsync(request);

        var cookie = answer.Headers.GetValues("Set-Cookie").Single(static cookie => cookie.StartsWith("persense=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("secure", cookie, StringComparison.OrdinalIgnoreCase);

        using var overTls = new HttpRequestMessage(HttpMethod.Get, "https://localhost/api/antiforgery");
        Assert.Contains("secure", (await client.SendAsync(overTls)).Headers.GetValues("Set-Cookie").Single(), StringComparison.OrdinalIgnoreCase);
    }
}
