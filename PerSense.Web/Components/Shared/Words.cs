using System.Globalization;

namespace PerSense.Web.Components.Shared;

/// <summary>Numbers and sizes with their units.</summary>
public static class Words
{
    /// <summary><c>1 image</c>, <c>2 images</c>, <c>1,500 images</c>.</summary>
    public static string Count(int count, string unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {unit}{(count == 1 ? "" : "s")}");

    /// <summary><c>812 kB</c>, <c>3.4 MB</c>; units of 1024 as the upload limit counts them.</summary>
    public static string Bytes(long bytes) => bytes switch
    {
        < 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
        < 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024d:0} kB"),
        < 1024L * 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576d:0.0} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1073741824d:0.0} GB"),
    };
}
