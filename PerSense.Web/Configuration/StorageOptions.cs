namespace PerSense.Web.Configuration;

/// <summary>Where the app keeps what it must not lose. Section <c>PerSense</c>.</summary>
public sealed class StorageOptions
{
    public const string Section = "PerSense";

    /// <summary>Folder for the database, the keys and the images. Default: <c>data</c>, see <see cref="DataFolder"/>.</summary>
    public string? DataFolder { get; set; }
}
