using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.EntityFrameworkCore;
using PerSense.Web.Access;
using PerSense.Web.Data;
using PerSense.Web.Features.Accounts;
using PerSense.Web.Features.Admin;
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
        Assert.True(answer.Headers.Location?.OriginalString == "/projects", $"{answer.StatusCode} {answer.Headers.Location} {await answer.Content.ReadAsStringAsync()}");
        return browser;
    }

    /// <summary>Does something as a person, in a scope of its own.</summary>
    public async Task<TAnswer> DoAsync<TService, TAnswer>(Guid userId, Func<TService, Task<TAnswer>> act)
        where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Set(
            new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, userId.ToString())], "test")));
        return await act(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public async Task<T> QueryAsync<T>(Func<AppDbContext, Task<T>> query)
    {
        await using var db = await Get<IDbContextFactory<AppDbContext>>().CreateDbContextAsync();
        return await query(db);
    }

    public Task<Guid> FindIdAsync(string email) => QueryAsync(db => db.Users.Where(user => user.Email == email).Select(static user => user.Id).SingleAsync());

    /// <summary>A person with an own password, signed in.</summary>
    public async Task<(TestBrowser Browser, Guid Id)> AddPersonAsync(Guid administratorId, string name, string email, bool isAdministrator = false)
    {
        var temporary = await DoAsync<UserCommands, string>(administratorId, async commands =>
            Expect.Done(await commands.CreateAsync(new NewUser(name, email, isAdministrator), CancellationToken.None)));
        var browser = await SignInAsync(email, temporary);
        var changed = await browser.PostFormAsync("/api/account/password", new() { ["oldPassword"] = temporary, ["newPassword"] = Password });
        Assert.Equal("/account?done=password", changed.Headers.Location?.OriginalString);
        return (browser, await FindIdAsync(email));
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("PerSense:DataFolder", folder.Path);
        builder.UseSetting("PerSense:Accounts:AttemptsPerMinute", "10000"); // tests sign in often
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
