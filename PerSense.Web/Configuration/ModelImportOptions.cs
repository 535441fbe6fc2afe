namespace PerSense.Web.Configuration;

/// <summary>How administrators may bring models to this server. Section <c>PerSense:ModelImport</c>.</summary>
public sealed class ModelImportOptions
{
    public const string Section = "PerSense:ModelImport";

    /// <summary>A folder on the server whose checkpoints can be imported from the models page. Default: none.</summary>
    public string? Folder { get; set; }

    /// <summary>Largest checkpoint that may be uploaded, in megabytes (of 1024 x 1024 bytes). Default 4096.</summary>
    public int MaxUploadMegabytes { get; set; } = 4096;

    /// <summary>Whether official checkpoints may be downloaded from the models page. Default true; nothing is downloaded unasked.</summary>
    public bool AllowDownloads { get; set; } = true;

    public long MaxUploadBytes => MaxUploadMegabytes * 1024L * 1024L;
}
