using System.Globalization;

namespace PerSense.Web.Components.Shared;

/// <summary>Times in words.</summary>
public static class RelativeTime
{
    /// <summary>How long ago something was: <c>just now</c>, <c>5 minutes ago</c>, <c>yesterday</c>, <c>12 March 2026</c>.</summary>
    public static string Of(DateTimeOffset at, DateTimeOffset now)
    {
        var age = now - at;
        return age switch
        {
            { TotalSeconds: < 45 } => "just now",
            { TotalMinutes: < 59.5 } => Count(age.TotalMinutes, "minute"),
            { TotalHours: < 23.5 } => Count(age.TotalHours, "hour"),
            { TotalDays: < 1.5 } => "yesterday",
            { TotalDays: < 30 } => Count(age.TotalDays, "day"),
            _ => at.ToString("d MMMM yyyy", CultureInfo.InvariantCulture),
        };
    }

    /// <summary>A length of time: <c>0.4 s</c>, <c>12 s</c>, <c>3 min 20 s</c>.</summary>
    public static string Length(TimeSpan time) => time switch
    {
        { TotalSeconds: < 0.05 } => "< 0.1 s",
        { TotalSeconds: < 9.95 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s"),
        { TotalSeconds: < 59.5 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0} s"),
        { TotalHours: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes} min {time.Seconds} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours} h {time.Minutes} min"),
    };

    private static string Count(double value, string unit)
    {
        var whole = Math.Max(1, (int)Math.Round(value));
        return string.Create(CultureInfo.InvariantCulture, $"{whole} {unit}{(whole == 1 ? "" : "s")} ago");
    }
}
