using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.SignalR;

namespace PerSense.Web.Realtime;

internal static class RealtimeServices
{
    public static IServiceCollection AddPerSenseRealtime(this IServiceCollection services)
    {
        services.AddSignalR(static options => options.MaximumReceiveMessageSize = 32 * 1024)
            .AddJsonProtocol(static options => options.PayloadSerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase)))
            .AddHubOptions<SegmentationHub>(static options => options.AddFilter<HubUserFilter>());
        services.AddSingleton<HubUserFilter>();
        services.AddSingleton<JobFeed>();
        services.AddSingleton<WatchRegistry>();
        services.AddSingleton<JobSnapshots>();
        services.AddScoped<ISegmentationNotifications, SegmentationNotifications>();
        services.AddHostedService<JobFeedPump>();
        return services;
    }

    public static void MapPerSenseRealtime(this IEndpointRouteBuilder routes) => routes.MapHub<SegmentationHub>(SegmentationHub.Path);
}
