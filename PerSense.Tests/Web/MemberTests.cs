using System.Net;
using PerSense.Web.Access;
using PerSense.Web.Features.Exemplars;
using PerSense.Web.Features.Images;
using PerSense.Web.Features.Projects;

namespace PerSense.Tests.Web;

public class MemberTests(WebFixture web) : IClassFixture<WebFixture>
{
    [Fact]
    public async Task A_project_is_seen_by_its_members_only()
    {
        var projectId = await web.NewProjectAsync();

        Assert.DoesNotContain(await CardsAsync(web.EveId), card => card.Id == projectId);
        Assert.Null(await web.Host.DoAsync<ProjectQueries, ProjectDetails?>(web.EveId, queries => queries.FindAsync(projectId, CancellationToken.None)));
        Assert.Empty(await web.Host.DoAsync<ProjectQueries, IReadOnlyList<MemberRow>>(web.EveId, queries => queries.MembersAsync(projectId, CancellationToken.None)));

        await AddEveAsync(projectId, ProjectRole.Editor);

        var card = (await CardsAsync(web.EveId)).Single(card => card.Id == projectId);
        Assert.Equal((ProjectRole.Editor, 0, 0), (card.Role, card.ImageCount, card.RunCount));
        Assert.Equal(["Ada", "Eve"], card.MemberNames);
        var details = await web.Host.DoAsync<ProjectQueries, ProjectDetails?>(web.EveId, queries => queries.FindAsync(projectId, CancellationToken.None));
        Assert.True(details is { MayEdit: true, MayManage: false, MemberCount: 2 });
    }

    [Fact]
    public async Task Editors_work_and_owners_manage()
    {
        var (projectId, imageId) = await web.NewImageAsync();
        await AddEveAsync(projectId, ProjectRole.Editor);

        await web.Eve.StoreAsync(projectId);
        Expect.Done(await web.Host.DoAsync<ExemplarCommands, Outcome<Guid>>(
            web.EveId, commands => commands.CreateAsync(projectId, new NewExemplar(imageId, new StoredMark.Box(1, 1, 5, 5)), CancellationToken.None)));
        Expect.Refused(await web.Host.DoAsync<ProjectCommands, Outcome<Nothing>>(web.EveId, c => c.UpdateAsync(projectId, "Mine", "", CancellationToken.None)), RefusalKind.Forbidden);
        Expect.Refused(await web.Host.DoAsync<ProjectCommands, Outcome<Nothing>>(web.EveId, c => c.DeleteAsync(projectId, CancellationToken.None)), RefusalKind.Forbidden);
        Expect.Refused(
            await web.Host.DoAsync<MemberCommands, Outcome<Nothing>>(web.EveId, c => c.ChangeRoleAsync(projectId, web.EveId, ProjectRole.Owner, CancellationToken.None)), RefusalKind.Forbidden);
        Expect.Refused(await web.Host.DoAsync<MemberCommands, Outcome<Nothing>>(web.EveId, c => c.RemoveAsync(projectId, web.AdaId, CancellationToken.None)), RefusalKind.Forbidden);

        Expect.Done(await web.Host.DoAsync<MemberCommands, Outcome<Nothing>>(web.EveId, c => c.RemoveAsync(projectId, web.EveId, CancellationToken.None)));
        Assert.Equal(HttpStatusCode.NotFound, (await web.Eve.GetAsync($"/api/projects/{projectId}/images/{imageId}/file")).StatusCode);
    }

    [Fact]
    public async Task A_project_keeps_an_owner()
    {
        var projectId = await web.NewProjectAsync();
        await AddEveAsync(projectId, ProjectRole.Editor);

        Expect.Refused(await web.Host.DoAsync<MemberCommands, Outcome<Nothing>>(web.AdaId, c => c.RemoveAsync(projectId, web.AdaId, CancellationToken.None)), RefusalKind.Conflict);
        Expect.Refused(
            await web.Host.DoAsync<MemberCommands, Outcome<Nothing>>(web.AdaId, c => c.ChangeRoleAsync(projectId, web.AdaId, ProjectRole.Viewer, CancellationToken.None)), RefusalKind.Conflict);

        Expect.Done(await web.Host.DoAsync<MemberCommands, Outcome<Nothing>>(web.AdaId, c => c.ChangeRoleAsync(projectId, web.EveId, ProjectRole.Owner, CancellationToken.None)));
        Expect.Done(await web.Host.DoAsync<MemberCommands, Outcome<Nothing>>(web.AdaId, c => c.RemoveAsync(projectId, web.AdaId, CancellationToken.None)));
        Assert.DoesNotContain(await CardsAsync(web.AdaId), card => card.Id == projectId);
    }

    [Fact]
    public async Task Faulty_requests_are_refused_with_a_reason()
    {
        var projectId = await web.NewProjectAsync();

        Expect.Refused(await web.Host.DoAsync<MemberCommands, Outcome<Nothing>>(web.AdaId, c => c.AddAsync(projectId, "no@body.org", ProjectRole.Viewer, CancellationToken.None)), RefusalKind.Invalid);
        Expect.Refused(await web.Host.DoAsync<MemberCommands, Outcome<Nothing>>(web.AdaId, c => c.AddAsync(projectId, " ADA@example.org ", ProjectRole.Viewer, CancellationToken.None)), RefusalKind.Conflict);
        Expect.Refused(await web.Host.DoAsync<ProjectCommands, Outcome<Guid>>(web.AdaId, c => c.CreateAsync("  ", "", CancellationToken.None)), RefusalKind.Invalid);
        Expect.Refused(await web.Host.DoAsync<ProjectCommands, Outcome<Guid>>(web.AdaId, c => c.CreateAsync(new string('n', 121), "", CancellationToken.None)), RefusalKind.Invalid);
        Expect.Refused(await web.Host.DoAsync<ProjectCommands, Outcome<Nothing>>(web.AdaId, c => c.DeleteAsync(Guid.NewGuid(), CancellationToken.None)), RefusalKind.NotFound);
    }

    [Fact]
    public async Task The_image_list_tells_who_uploaded_and_what_was_found()
    {
        var (projectId, first) = await web.NewImageAsync();
        var second = await web.Ada.StoreAsync(projectId);

        var rows = await web.Host.DoAsync<ImageQueries, IReadOnlyList<ImageRow>>(web.AdaId, queries => queries.ListAsync(projectId, CancellationToken.None));
        var details = await web.Host.DoAsync<ImageQueries, ImageDetails?>(web.AdaId, queries => queries.FindAsync(projectId, first, CancellationToken.None));

        Assert.Equal([second, first], rows.Select(static row => row.Id));
        Assert.Equal(("Ada", 40, 30, 0, 0), (rows[1].UploadedBy, rows[1].Width, rows[1].Height, rows[1].RunCount, rows[1].OpenJobs));
        Assert.Equal((second, null, 2, 2), (details!.PreviousId, details.NextId, details.Position, details.Total));
    }

    private Task<IReadOnlyList<ProjectCard>> CardsAsync(Guid userId) =>
        web.Host.DoAsync<ProjectQueries, IReadOnlyList<ProjectCard>>(userId, static queries => queries.ListAsync(CancellationToken.None));

    private Task<object> AddEveAsync(Guid projectId, ProjectRole role) => web.Host.DoAsync<MemberCommands, object>(
        web.AdaId, async members => Expect.Done(await members.AddAsync(projectId, "eve@example.org", role, CancellationToken.None)));
}
