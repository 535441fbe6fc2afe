using System.Net;
using Microsoft.EntityFrameworkCore;
using PerSense.Web.Access;
using PerSense.Web.Features.Admin;
using PerSense.Web.Features.Projects;

namespace PerSense.Tests.Web;

public class SignInTests(WebFixture web) : IClassFixture<WebFixture>
{
    [Theory]
    [InlineData("ada@example.org", "wrong password")]
    [InlineData("nobody@example.org", "correct horse battery")]
    [InlineData("", "")]
    public async Task Wrong_words_are_refused_in_the_same_words(string email, string password)
    {
        var browser = web.Host.Open();

        var answer = await browser.PostFormAsync("/api/account/sign-in", new() { ["email"] = email, ["password"] = password });

        Assert.EndsWith("problem=not-signed-in", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/projects")).StatusCode);
    }

    [Fact]
    public async Task An_account_rests_after_five_wrong_passwords()
    {
        await web.Host.AddPersonAsync(web.AdaId, "Lo", "lo@example.org");
        for (var i = 0; i < 5; i++)
        {
            await web.Host.Open().PostFormAsync("/api/account/sign-in", new() { ["email"] = "lo@example.org", ["password"] = "wrong password" });
        }

        var right = await web.Host.Open().PostFormAsync("/api/account/sign-in", new() { ["email"] = "lo@example.org", ["password"] = TestServerHost.Password });

        Assert.EndsWith("problem=not-signed-in", right.Headers.Location!.OriginalString, StringComparison.Ordinal);
        var users = await web.Host.DoAsync<UserQueries, IReadOnlyList<UserRow>>(web.AdaId, static queries => queries.ListAsync(CancellationToken.None));
        Assert.True(users.Single(static user => user.Email == "lo@example.org").IsResting);

        var temporary = await web.Host.DoAsync<UserCommands, string>(web.AdaId, async commands =>
            Expect.Done(await commands.ResetPasswordAsync(await web.Host.FindIdAsync("lo@example.org"), CancellationToken.None)));
        await web.Host.SignInAsync("lo@example.org", temporary);
    }

    [Fact]
    public async Task A_temporary_password_opens_nothing_but_the_page_that_changes_it()
    {
        var temporary = await web.Host.DoAsync<UserCommands, string>(web.AdaId, static async commands =>
            Expect.Done(await commands.CreateAsync(new NewUser("Tim", "tim@example.org", false), CancellationToken.None)));
        var browser = await web.Host.SignInAsync("tim@example.org", temporary);

        Assert.StartsWith("/account?problem=temporary-password", (await browser.GetAsync("/projects")).Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync("/api/methods")).StatusCode);

        await browser.PostFormAsync("/api/account/password", new() { ["oldPassword"] = temporary, ["newPassword"] = TestServerHost.Password });

        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/api/methods")).StatusCode);
    }

    [Theory]
    [InlineData("nonsense", "another fine password", "wrong-password")]
    [InlineData(TestServerHost.Password, TestServerHost.Password, "same-password")]
    [InlineData(TestServerHost.Password, "short", "weak-password")]
    public async Task A_faulty_change_of_password_changes_nothing(string old, string changed, string problem)
    {
        var answer = await web.Ada.PostFormAsync("/api/account/password", new() { ["oldPassword"] = old, ["newPassword"] = changed });

        Assert.Equal($"/account?problem={problem}", answer.Headers.Location!.OriginalString);
        await web.Host.SignInAsync();
    }

    [Fact]
    public async Task A_disabled_account_sees_nothing_from_now_on_and_cannot_sign_in()
    {
        var (browser, id) = await web.Host.AddPersonAsync(web.AdaId, "Di", "di@example.org");
        var (projectId, imageId) = await web.NewImageAsync();
        Expect.Done(await web.Host.DoAsync<MemberCommands, Outcome<Nothing>>(
            web.AdaId, members => members.AddAsync(projectId, "di@example.org", ProjectRole.Viewer, CancellationToken.None)));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync($"/api/projects/{projectId}/images/{imageId}/file")).StatusCode);
        await web.Host.DoAsync<UserCommands, Nothing>(web.AdaId, async commands => Expect.Done(await commands.SetDisabledAsync(id, true, CancellationToken.None)));

        // The session may live for another minute, but opens nothing.
        Assert.NotEqual(HttpStatusCode.OK, (await browser.GetAsync($"/api/projects/{projectId}/images/{imageId}/file")).StatusCode);
        var refused = await web.Host.Open().PostFormAsync("/api/account/sign-in", new() { ["email"] = "di@example.org", ["password"] = TestServerHost.Password });
        Assert.EndsWith("problem=not-signed-in", refused.Headers.Location!.OriginalString, StringComparison.Ordinal);

        await web.Host.DoAsync<UserCommands, Nothing>(web.AdaId, async commands => Expect.Done(await commands.SetDisabledAsync(id, false, CancellationToken.None)));
        await web.Host.SignInAsync("di@example.org");
    }

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        var browser = await web.Host.SignInAsync();

        await browser.PostFormAsync("/api/account/sign-out", []);

        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/projects")).StatusCode);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("javascript:alert(1)")]
    public async Task Signing_in_leads_to_pages_of_this_app_only(string returnUrl)
    {
        var answer = await web.Host.Open().PostFormAsync(
            "/api/account/sign-in", new() { ["email"] = TestServerHost.Email, ["password"] = TestServerHost.Password, ["returnUrl"] = returnUrl });

        Assert.Equal("/projects", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Only_administrators_administer()
    {
        var refusals = new[]
        {
            Expect.Refused(await web.Host.DoAsync<UserCommands, Outcome<string>>(web.EveId, static c => c.CreateAsync(new NewUser("X", "x@example.org", true), CancellationToken.None)), RefusalKind.Forbidden),
            Expect.Refused(await web.Host.DoAsync<UserCommands, Outcome<string>>(web.EveId, c => c.ResetPasswordAsync(web.AdaId, CancellationToken.None)), RefusalKind.Forbidden),
            Expect.Refused(await web.Host.DoAsync<UserCommands, Outcome<Nothing>>(web.EveId, c => c.SetAdministratorAsync(web.EveId, true, CancellationToken.None)), RefusalKind.Forbidden),
            Expect.Refused(await web.Host.DoAsync<UserCommands, Outcome<Nothing>>(web.EveId, c => c.SetDisabledAsync(web.AdaId, true, CancellationToken.None)), RefusalKind.Forbidden),
        };
        Assert.Equal(4, refusals.Length);
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => web.Host.DoAsync<UserQueries, IReadOnlyList<UserRow>>(web.EveId, static q => q.ListAsync(CancellationToken.None)));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => web.Host.DoAsync<DiskQueries, DiskUse>(web.EveId, static q => q.ReadAsync(CancellationToken.None)));
        Assert.False(await web.Host.QueryAsync(static db => db.Users.AnyAsync(static user => user.Email == "x@example.org")));
    }

    [Fact]
    public async Task The_last_administrator_stays_one()
    {
        Expect.Refused(await web.Host.DoAsync<UserCommands, Outcome<Nothing>>(web.AdaId, c => c.SetAdministratorAsync(web.AdaId, false, CancellationToken.None)), RefusalKind.Conflict);
        Expect.Refused(await web.Host.DoAsync<UserCommands, Outcome<Nothing>>(web.AdaId, c => c.SetDisabledAsync(web.AdaId, true, CancellationToken.None)), RefusalKind.Conflict);
        await web.Host.SignInAsync();
    }
}
