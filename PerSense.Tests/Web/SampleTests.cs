using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PerSense.Web.Access;
using PerSense.Web.Data;
using PerSense.Web.Features.Exemplars;
using PerSense.Web.Features.Samples;

namespace PerSense.Tests.Web;

public sealed class SampleTests
{
    [Fact]
    public async Task Trying_a_sample_makes_a_project_of_three_scenes_with_an_object_marked_in_each()
    {
        using var folder = new TestFolder();
        await using var host = new TestServerHost(folder);
        await host.SetUpAsync();
        await using var scope = host.Services.CreateAsyncScope();
        await using var db = await host.Get<IDbContextFactory<AppDbContext>>().CreateDbContextAsync();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Set(Person((await db.Users.SingleAsync()).Id));

        var outcome = await scope.ServiceProvider.GetRequiredService<SampleCommands>().CreateProjectAsync(CancellationToken.None);

        var projectId = Assert.IsType<Outcome<Guid>.Done>(outcome).Value;
        var images = await db.Images.Where(image => image.ProjectId == projectId).ToListAsync();
        var exemplars = await db.Exemplars.Where(exemplar => exemplar.ProjectId == projectId).ToListAsync();
        Assert.Equal(3, images.Count);
        Assert.Equal(images.Select(image => image.Id).Order(), exemplars.Select(exemplar => exemplar.ImageId).Order());
        Assert.All(exemplars, exemplar => Assert.IsType<StoredMark.Box>(exemplar.Mark));
    }

    private static ClaimsPrincipal Person(Guid id) => new(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, $"{id}")], "test"));
}
