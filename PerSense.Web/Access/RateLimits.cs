using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using PerSense.Web.Configuration;

namespace PerSense.Web.Access;

internal static class RateLimits
{
    public const string SignIn = "sign-in";
    public const string Uploads = "uploads";

    public static IServiceCollection AddPerSenseRateLimits(this IServiceCollection services)
    {
        services.AddRateLimiter(static options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = static async (context, cancellationToken) =>
                await Problems.TooMany().ExecuteAsync(context.HttpContext).WaitAsync(cancellationToken);
            options.AddPolicy(SignIn, static context => PerMinute(
                context.Connection.RemoteIpAddress?.ToString() ?? "", Settings<AccountOptions>(context).AttemptsPerMinute));
            options.AddPolicy(Uploads, static context => PerMinute(
                context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "", Settings<UploadOptions>(context).RequestsPerMinute));
        });
        return services;
    }

    private static T Settings<T>(HttpContext context)
        where T : class => context.RequestServices.GetRequiredService<IOptions<T>>().Value;

    private static RateLimitPartition<string> PerMinute(string key, int permits) => RateLimitPartition.GetFixedWindowLimiter(
        key, _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = TimeSpan.FromMinutes(1) });
}
