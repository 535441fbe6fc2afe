using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PerSense.Web;
using PerSense.Web.Configuration;
using PerSense.Web.Data;
using PerSense.Web.Features.Accounts;

namespace PerSense.Tests.Web;

public class FirstStartTests
{
    [Fact]
    public async Task The_printed_link_creates_the_first_administrator_once()
    {
        using var folder = new TestFolder();
        await using var host = new TestServerHost(folder);
        var browser = await host.SetUpAsync();
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/api/antiforgery")).StatusCode);

        var again = await host.Open().PostFormAsync("/api/account/setup", new()
        {
            ["token"] = host.Get<SetupToken>().Value, ["name"] = "Eve", ["email"] = "eve@example.org", ["password"] = TestServerHost.Password,
        });

        Assert.Contains("problem=already-set-up", again.Headers.Location!.OriginalString, StringComparison.Ordinal);
        await using var db = await host.Get<IDbContextFactory<AppDbContext>>().CreateDbContextAsync();
        Assert.Equal([TestServerHost.Email], await db.Users.Select(static user => user.Email).ToListAsync());
        Assert.True(await db.Users.AllAsync(static user => user.IsAdministrator));
    }

    [Theory]
    [InlineData("", "wrong-token")]
    [InlineData("guess", "wrong-token")]
    public async Task A_wrong_token_creates_nobody(string token, string problem)
    {
        using var folder = new TestFolder();
        await using var host = new TestServerHost(folder);

        var answer = await host.Open().PostFormAsync("/api/account/setup", new()
        {
            ["token"] = token, ["name"] = "Eve", ["email"] = "eve@example.org", ["password"] = TestServerHost.Password,
        });

        Assert.Contains($"problem={problem}", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        await using var db = await host.Get<IDbContextFactory<AppDbContext>>().CreateDbContextAsync();
        Assert.False(await db.Users.AnyAsync());
    }

    [Theory]
    [InlineData("", "ada@example.org", "correct horse battery", "name")]
    [InlineData("Ada", "no address", "correct horse battery", "email")]
    [InlineData("Ada", "ada@example.org", "short", "weak-password")]
    [InlineData("Ada", "ada@example.org", "aaaaaaaaaaaaaaaa", "weak-password")]
    public async Task A_faulty_form_is_refused_and_the_link_stays_good(string name, string email, string password, string problem)
    {
        using var folder = new TestFolder();
        await using var host = new TestServerHost(folder);

        var answer = await host.Open().PostFormAsync("/api/account/setup", new()
        {
            ["token"] = host.Get<SetupToken>().Value, ["name"] = name, ["email"] = email, ["password"] = password,
        });

        Assert.EndsWith($"problem={problem}", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        await host.SetUpAsync();
    }

    [Fact]
    public async Task Each_start_has_a_new_token_and_the_same_keys()
    {
        using var folder = new TestFolder();
        string token;
        CookieContainer cookies;
        await using (var first = new TestServerHost(folder))
        {
            token = first.Get<SetupToken>().Value;
            cookies = (await first.SetUpAsync()).Cookies;
        }

        await using var second = new TestServerHost(folder);

        Assert.NotEqual(token, second.Get<SetupToken>().Value);

        // The cookie of before the restart is still good: the key was kept.
        Assert.NotEqual(HttpStatusCode.Redirect, (await second.Open(cookies).GetAsync("/projects")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await second.Open().GetAsync("/projects")).StatusCode);
    }

    [Fact]
    public async Task The_data_folder_is_for_its_owner_alone()
    {
        using var folder = new TestFolder();
        await using var host = new TestServerHost(folder);
        await host.SetUpAsync();
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        const UnixFileMode others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
        Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(Path.Combine(folder.Path, "keys")) & others);
        Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(Path.Combine(folder.Path, "persense.db")) & others);
        Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(Path.Combine(folder.Path, "persense.db-wal")) & others);
        Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(Assert.Single(folder.Files("keys"))) & others);
    }

    [Fact]
    public async Task A_second_server_on_the_same_data_folder_does_not_start()
    {
        using var folder = new TestFolder();
        await using var first = new TestServerHost(folder);
        using var second = new DataFolderLock(first.Services.GetRequiredService<DataFolder>());

        var fault = Assert.Throws<DataFolderInUseException>(second.Take);

        Assert.Contains("Another PerSense server", StartFault.Explain(fault), StringComparison.Ordinal);
    }
}
