using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PerSense.Engine.Imaging;
using PerSense.Web.Configuration;
using PerSense.Web.Features.Exemplars;
using PerSense.Web.Features.Labelling;

namespace PerSense.Tests.Web;

public sealed class LabellingTests : IAsyncLifetime
{
    private static readonly ImageBuffer _picture = new(new(8, 8));
    private LabelService _service = null!;

    public async Task InitializeAsync() => _service = await LabelService.StartAsync();

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task The_model_is_asked_with_the_picture_and_its_answer_is_read()
    {
        _service.Answers.Enqueue(LabelService.Saying("It is a red potato."));
        Assert.Equal("red potato", Expect.Done(await Labeller().NameAsync(_picture, default)));
        var question = Assert.Single(_service.Questions);
        Assert.Contains("Name the object in the image?", question, StringComparison.Ordinal);
        Assert.Contains("data:image/jpeg;base64,", question, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_failure_is_tried_again_and_two_are_told()
    {
        _service.Answers.Enqueue(LabelService.Failing(StatusCodes.Status503ServiceUnavailable));
        _service.Answers.Enqueue(LabelService.Saying("potato"));
        Assert.Equal("potato", Expect.Done(await Labeller().NameAsync(_picture, default)));
        Assert.Equal(2, _service.Questions.Count);

        _service.Answers.Clear();
        _service.Answers.Enqueue(LabelService.Failing(StatusCodes.Status500InternalServerError));
        Assert.Contains("did not answer properly", await RefusalAsync(Labeller()), StringComparison.Ordinal);
        Assert.Equal(4, _service.Questions.Count);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("<html>")]
    [InlineData("{\"choices\": []}")]
    [InlineData("{\"choices\": 7}")]
    public async Task An_answer_that_is_no_answer_is_told(string body)
    {
        _service.Answers.Enqueue(context => context.Response.WriteAsync(body));
        Assert.NotEmpty(await RefusalAsync(Labeller()));
    }

    [Fact]
    public async Task Nonsense_names_nothing()
    {
        _service.Answers.Enqueue(LabelService.Saying("%%% 42"));
        Assert.Contains("names no object", await RefusalAsync(Labeller()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_silent_service_is_given_up()
    {
        _service.Answers.Enqueue(static context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        Assert.Contains("did not answer properly", await RefusalAsync(Labeller(timeoutSeconds: 1)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_sent_unless_it_is_set_up()
    {
        var labeller = new VisionLabeller(Options.Create(new LabellingOptions()), NullLogger<VisionLabeller>.Instance);
        Assert.Contains("PerSense:Labelling:Address", await RefusalAsync(labeller), StringComparison.Ordinal);
        Assert.Empty(_service.Questions);
    }

    [Fact]
    public async Task A_person_gets_a_name_for_their_exemplar_and_a_stranger_does_not()
    {
        _service.Answers.Enqueue(LabelService.Saying("A mushroom."));
        using var folder = new TestFolder();
        await using var host = new TestServerHost(folder, settings: [("PerSense:Labelling:Address", _service.Address), ("PerSense:Labelling:Model", "test")]);
        var ada = await host.SetUpAsync();
        var (eve, _) = await host.AddPersonAsync(await host.FindIdAsync(TestServerHost.Email), "Eve", "eve@example.org");
        var (projectId, exemplarId) = await MarkAsync(host, ada);
        var address = $"/api/projects/{projectId}/exemplars/{exemplarId}/label";
        using var answer = await ada.SendAsync(HttpMethod.Post, address, null);
        Assert.Contains("\"label\":\"mushroom\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var refused = await eve.SendAsync(HttpMethod.Post, address, null);
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        Assert.Single(_service.Questions);
    }

    [Theory]
    [InlineData("ftp://somewhere", "m", "PerSense:Labelling:Address")]
    [InlineData("http://localhost/v1", "", "PerSense:Labelling:Model")]
    [InlineData("", "m", "PerSense:Labelling:Model")]
    public void Half_a_setting_is_refused_by_its_key(string address, string model, string key)
    {
        var result = new LabellingOptionsValidator().Validate(null, new() { Address = address, Model = model });
        Assert.Contains(key, result.FailureMessage, StringComparison.Ordinal);
    }

    private static async Task<string> RefusalAsync(VisionLabeller labeller) => (await labeller.NameAsync(_picture, default)).Refusal!.Message;

    private static async Task<(Guid ProjectId, Guid ExemplarId)> MarkAsync(TestServerHost host, TestBrowser ada)
    {
        var adaId = await host.FindIdAsync(TestServerHost.Email);
        var projectId = await host.DoAsync<PerSense.Web.Features.Projects.ProjectCommands, Guid>(
            adaId, static async commands => Expect.Done(await commands.CreateAsync("Plates", "", CancellationToken.None)));
        var imageId = await ada.StoreAsync(projectId);
        var exemplarId = await host.DoAsync<ExemplarCommands, Guid>(adaId, async commands => Expect.Done(
            await commands.CreateAsync(projectId, new(imageId, new StoredMark.Box(2, 2, 10, 10)), CancellationToken.None)));
        return (projectId, exemplarId);
    }

    private VisionLabeller Labeller(int timeoutSeconds = 20) => new(
        Options.Create(new LabellingOptions { Address = _service.Address, Model = "test", TimeoutSeconds = timeoutSeconds }), NullLogger<VisionLabeller>.Instance);
}
