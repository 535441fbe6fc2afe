using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using PerSense.Web.Features.Accounts;
using PerSense.Web.Features.Jobs;

namespace PerSense.Tests.Web;

/// <summary>The web app in memory, on a data folder of its own.</summary>
internal sealed class TestServerHost(TestFolder folder, Action<IServiceCollection>? change = null, params (string Key, string Value)[] settings)
    : WebApplicationFactory<Program>
{
    public const string Email = "ada@example.org";
    public const string Password = "correct horse battery";

    /// <summary>The fake engine; every host has its own.</summary>
    public FakeEngine Engine { get; } = new();

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>A browser; with the cookies of an earlier one when given.</summary>
    public TestBrowser Open(CookieContainer? cookies = null)
    {
        var jar = cookies ?? new CookieContainer();
        return new TestBrowser(CreateDefaultClient(new CookieContainerHandler(jar)), jar);
    }

    /// <summary>Creates the first administrator, who is signed in then.</summary>
    public async Task<TestBrowser> SetUpAsync()
    {
        var browser = Open();
        var answer = await browser.PostFormAsync("/api/account/setup", new()
        {
            ["token"] = Get<SetupToken>().Value, ["name"] = "Ada", ["email"] = Email, ["password"] = Password,
        });
        Assert.Equal("/projects", answer.Headers.Location?.OriginalString);
        return browser;
    }

    public async Task<TestBrowser> SignInAsync(string email = Email, string password = Password)
    {
        var browser = Open();
        var answer = await browser.PostFormAsync("/api/account/sign-in", new() { ["email"] = email, ["password"] = password });
        Assert.Equal("/projects", answer.Headers.Location?.OriginalString);
        return browser;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("PerSense:DataFolder", folder.Path);
        foreach (var (key, value) in settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<ISegmentationEngine>(Engine);
            change?.Invoke(services);
        });
    }
}
