namespace PerSense.Web.Configuration;

/// <summary>What may be uploaded. Section <c>PerSense:Uploads</c>.</summary>
public sealed class UploadOptions
{
    public const string Section = "PerSense:Uploads";

    /// <summary>Largest file in megabytes (of 1024 x 1024 bytes). Default 64.</summary>
    public int MaxFileMegabytes { get; set; } = 64;

    /// <summary>Most pixels of one image, in millions. Default 100.</summary>
    public int MaxMegapixels { get; set; } = 100;

    /// <summary>Most files in one request. Default 100.</summary>
    public int MaxFilesPerRequest { get; set; } = 100;

    /// <summary>Most upload requests of one person in a minute. Default 240.</summary>
    public int RequestsPerMinute { get; set; } = 240;

    public long MaxFileBytes => MaxFileMegabytes * 1024L * 1024L;

    public long MaxPixels => MaxMegapixels * 1_000_000L;
}
