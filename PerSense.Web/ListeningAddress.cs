using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace PerSense.Web;

/// <summary>Where the server listens: this machine only, unless told otherwise; printed when it does.</summary>
internal sealed class ListeningAddress(IServer server, IHostApplicationLifetime lifetime) : IHostedService
{
    public const string Default = "http://127.0.0.1:5080";

    // Any of these keys says that somebody chose.
    private static readonly string[] _choices = ["urls", "http_ports", "https_ports", "Kestrel:Endpoints"];

    public static void UseDefault(WebApplicationBuilder builder)
    {
        if (!_choices.Any(key => builder.Configuration.GetSection(key).Exists()))
        {
            builder.WebHost.UseUrls(Default);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStarted.Register(Print);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Print() => Console.WriteLine($"PerSense is ready: {string.Join(" ", server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [])}");
}
