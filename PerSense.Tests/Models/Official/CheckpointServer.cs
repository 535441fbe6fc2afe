using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;

namespace PerSense.Tests.Models.Official;

/// <summary>A server on this machine that stands for the publishers, and the handler that leads every address to it.</summary>
internal sealed class CheckpointServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private CheckpointServer(WebApplication app) => _app = app;

    /// <summary>What was asked for: host, path and the range.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>The file that <c>/file</c> and <c>/whole</c> send.</summary>
    public byte[] Content { get; set; } = [];

    /// <summary>After how many bytes the connection breaks; null for never.</summary>
    public int? BreaksAfter { get; set; }

    public string Version { get; set; } = "\"1\"";

    public static async Task<CheckpointServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new CheckpointServer(builder.Build());
        server._app.MapGet("/file", server.SendAsync);
        server._app.MapGet("/led-on", static () => Results.Redirect("https://second.example/file"));
        server._app.MapGet("/led-out", static () => Results.Redirect("https://elsewhere.example/file"));
        server._app.MapGet("/led-down", static () => Results.Redirect("http://first.example/file"));
        server._app.MapGet("/led-round", static () => Results.Redirect("https://first.example/led-round"));
        await server._app.StartAsync();
        return server;
    }

    public HttpMessageHandler Handler() => new Leading(this);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task SendAsync(HttpContext context)
    {
        if (BreaksAfter is { } count)
        {
            context.Response.Headers.ETag = Version;
            context.Response.ContentLength = Content.Length;
            await context.Response.Body.WriteAsync(Content.AsMemory(0, count));
            await context.Response.Body.FlushAsync();
            context.Abort();
            return;
        }

        await Results.Bytes(Content, entityTag: EntityTagHeaderValue.Parse(Version), enableRangeProcessing: true).ExecuteAsync(context);
    }

    private sealed class Leading(CheckpointServer server) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var wanted = request.RequestUri!;
            lock (server.Requests)
            {
                server.Requests.Add($"{wanted.Host}{wanted.AbsolutePath} {request.Headers.Range}".TrimEnd());
            }

            var address = server._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
            request.RequestUri = new Uri(new Uri(address), wanted.AbsolutePath);
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
