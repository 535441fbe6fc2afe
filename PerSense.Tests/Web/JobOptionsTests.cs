using System.Text.Json.Nodes;
using PerSense.Engine.Methods;
using PerSense.Web.Access;
using PerSense.Web.Features.Jobs;
using PerSense.Web.Features.Runs;

namespace PerSense.Tests.Web;

public sealed class JobOptionsTests : IAsyncLifetime, IDisposable
{
    private readonly TestFolder _folder = new();
    private JobStory _story = null!;

    public async Task InitializeAsync() => _story = await JobStory.StartAsync(_folder);

    public async Task DisposeAsync() => await _story.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_is_changed_in_the_preset_reaches_the_engine_and_all_options_are_stored_with_the_run()
    {
        var jobIds = Expect.Done(await EnqueueAsync("persense", """{"keepMaps":true}"""));
        var job = await _story.WaitForEndAsync(jobIds[0]);

        Assert.Equal("""{"keepMaps":true}""", _story.Host.Engine.Tasks.Last().Options);
        var stored = JsonNode.Parse((await _story.Ada.ReadAsync<RunDetails>(_story.RunUrl(job))).Options)!;
        Assert.True(stored["keepMaps"]!.GetValue<bool>());
        Assert.Equal(0.45, stored["instances"]!["verifierCut"]!.GetValue<double>());
    }

    [Fact]
    public async Task Options_that_the_method_refuses_do_not_reach_the_queue()
    {
        var refusal = Expect.Refused(await EnqueueAsync("persense", """{"instances":{"verifierCut":2}}"""), RefusalKind.Invalid);

        Assert.Contains("Instances.VerifierCut must be between 0 and 1", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_method_that_lacks_a_model_is_refused_with_what_it_lacks()
    {
        var refusal = Expect.Refused(await EnqueueAsync("matcher", "{}"), RefusalKind.Conflict);

        Assert.Equal("Matcher needs a model for similarity features.", refusal.Message);
    }

    [Fact]
    public void Every_method_of_the_engine_describes_its_options_and_finds_their_faults_without_models()
    {
        var catalogue = new MethodCatalogue(TimeProvider.System);
        foreach (var method in catalogue.Methods)
        {
            Assert.NotEmpty(method.Options);
            Assert.All(method.Presets, preset => catalogue.CheckOptions(method.Id, preset.OptionsJson));
            Assert.Throws<ArgumentException>(() => catalogue.CheckOptions(method.Id, """{"no such option":1}"""));
        }
    }

    private Task<Outcome<IReadOnlyList<Guid>>> EnqueueAsync(string method, string options) =>
        _story.Host.DoAsync<JobCommands, Outcome<IReadOnlyList<Guid>>>(_story.AdaId, commands => commands.EnqueueAsync(
            _story.ProjectId, new NewJob([_story.ImageId], _story.ExemplarId, method, "recommended", options), CancellationToken.None));
}
