using PerSense.Engine.Models;
using PerSense.Web.Access;
using PerSense.Web.Features.Jobs;
using PerSense.Web.Features.Projects;
using PerSense.Web.Features.Runs;

namespace PerSense.Tests.Web;

public sealed class ProjectModelsTests : IAsyncLifetime, IDisposable
{
    private static readonly ModelSelection _chosen = new() { Encoder = "embedded-encoder" };

    private readonly TestFolder _folder = new();
    private JobStory _story = null!;

    public async Task InitializeAsync() => _story = await JobStory.StartAsync(_folder);

    public async Task DisposeAsync() => await _story.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_chosen_models_reach_the_engine_and_are_stored_with_the_run()
    {
        Expect.Done(await ChooseAsync(_chosen));
        var job = await _story.RunAsync();

        Assert.Equal(_chosen, _story.Host.Engine.Tasks.Last().Models);
        Assert.Equal(_chosen, (await _story.Ada.ReadAsync<RunDetails>(_story.RunUrl(job))).Models);
    }

    [Fact]
    public async Task A_job_may_name_other_models_than_the_project()
    {
        Expect.Done(await ChooseAsync(_chosen));
        var jobIds = Expect.Done(await _story.Host.DoAsync<JobCommands, Outcome<IReadOnlyList<Guid>>>(_story.AdaId, commands => commands.EnqueueAsync(
            _story.ProjectId, new NewJob([_story.ImageId], _story.ExemplarId, "persense", "recommended") { Models = ModelSelection.Default }, CancellationToken.None)));
        await _story.WaitForEndAsync(jobIds[0]);

        Assert.Equal(ModelSelection.Default, _story.Host.Engine.Tasks.Last().Models);
    }

    [Fact]
    public async Task Models_that_are_not_there_are_refused_by_name()
    {
        var refusal = Expect.Refused(await ChooseAsync(new ModelSelection { Density = "no-such" }), RefusalKind.Conflict);

        Assert.Contains("no-such", refusal.Message, StringComparison.Ordinal);
        await _story.RunAsync();
        Assert.Equal(ModelSelection.Default, _story.Host.Engine.Tasks.Last().Models);
    }

    [Fact]
    public void Each_part_of_a_selection_can_be_chosen_in_a_project()
    {
        var parts = typeof(ModelSelection).GetProperties().Where(static part => part.PropertyType == typeof(string)).Select(static part => part.Name);

        Assert.Equal(parts.Order(), ModelsForm.Choices.Select(static choice => choice.Role.ToString()).Order());
    }

    private Task<Outcome<Nothing>> ChooseAsync(ModelSelection models) => _story.Host.DoAsync<ProjectCommands, Outcome<Nothing>>(
        _story.AdaId, commands => commands.ChooseModelsAsync(_story.ProjectId, models, CancellationToken.None));
}
