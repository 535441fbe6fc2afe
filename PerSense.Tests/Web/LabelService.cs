using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace PerSense.Tests.Web;

/// <summary>A service on loopback that answers like an OpenAI-compatible one, or as badly as a test wants.</summary>
internal sealed class LabelService : IAsyncDisposable
{
    private readonly WebApplication _app;

    private LabelService(WebApplication app) => _app = app;

    /// <summary>What each call is answered with, in turn; the last one stays.</summary>
    public Queue<Func<HttpContext, Task>> Answers { get; } = new();

    public List<string> Questions { get; } = [];

    public string Address => _app.Urls.First() + "/v1";

    public static async Task<LabelService> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var service = new LabelService(builder.Build());
        service._app.Urls.Add("http://127.0.0.1:0");
        service._app.MapPost("/v1/chat/completions", service.AnswerAsync);
        await service._app.StartAsync();
        return service;
    }

    public static Func<HttpContext, Task> Saying(string text) => context => context.Response.WriteAsJsonAsync(new
    {
        id = "1",
        @object = "chat.completion",
        created = 1,
        model = "test",
        choices = new[] { new { index = 0, finish_reason = "stop", message = new { role = "assistant", content = text } } },
    });

    public static Func<HttpContext, Task> Failing(int status) => context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    };

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        Questions.Add(await reader.ReadToEndAsync());
        await (Answers.Count > 1 ? Answers.Dequeue() : Answers.Peek())(context);
    }
}
