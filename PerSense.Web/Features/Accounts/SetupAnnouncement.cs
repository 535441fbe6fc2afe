using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace PerSense.Web.Features.Accounts;

/// <summary>Once the server listens, and while no administrator exists: prints the link that creates the first one.</summary>
internal sealed class SetupAnnouncement(IServiceScopeFactory scopes, SetupToken token, IServer server, IHostApplicationLifetime lifetime) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<SetupCommands>().IsOpenAsync(cancellationToken))
        {
            lifetime.ApplicationStarted.Register(Print);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Print()
    {
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://localhost";
        var reachable = address.Replace("://0.0.0.0", "://localhost", StringComparison.Ordinal).Replace("://[::]", "://localhost", StringComparison.Ordinal)
            .Replace("://*", "://localhost", StringComparison.Ordinal).Replace("://+", "://localhost", StringComparison.Ordinal);
        Console.WriteLine();
        Console.WriteLine("PerSense has no administrator yet. Create one at this address (it works once, until the next start):");
        Console.WriteLine($"  {reachable.TrimEnd('/')}/setup?token={token.Value}");
        Console.WriteLine();
    }
}
