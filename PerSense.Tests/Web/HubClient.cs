using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;

namespace PerSense.Tests.Web;

/// <summary>A client of the hub that writes down what it hears.</summary>
internal sealed class HubClient : IAsyncDisposable
{
    private static readonly string[] Names = ["jobChanged", "progress", "instances", "maps", "finished"];
    private readonly HubConnection _connection;

    private HubClient(HubConnection connection)
    {
        _connection = connection;
        foreach (var name in Names)
        {
            connection.On<JsonElement>(name, message => Heard.Enqueue((name, message)));
        }
    }

    public ConcurrentQueue<(string Name, JsonElement Message)> Heard { get; } = [];

    /// <summary>Connects with a browser's cookies.</summary>
    public static async Task<HubClient> ConnectAsync(TestServerHost host, TestBrowser browser)
    {
        var address = new Uri(host.Server.BaseAddress, "/hubs/segmentation");
        var sockets = host.Server.CreateWebSocketClient();
        sockets.ConfigureRequest = request => request.Headers.Cookie = browser.Cookies.GetCookieHeader(host.Server.BaseAddress);
        var client = new HubClient(WebSocketConnectionFactory.Connect(stop => sockets.ConnectAsync(address, stop)));
        await client._connection.StartAsync();
        return client;
    }

    public Task WatchAsync(Guid projectId, Guid imageId) => _connection.InvokeAsync("Watch", projectId, imageId);

    public Task UnwatchAsync() => _connection.InvokeAsync("Unwatch");

    public IEnumerable<JsonElement> All(string name) => Heard.Where(entry => entry.Name == name).Select(static entry => entry.Message);

    public Task WaitForAsync(string name, Func<JsonElement, bool>? isIt = null) =>
        Expect.UntilAsync(() => Task.FromResult(All(name).Any(message => isIt?.Invoke(message) ?? true)), $"the hub says {name}");

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
