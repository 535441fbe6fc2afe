namespace PerSense.Web.Data.Files;

/// <summary>The kinds of files that are kept by their content hash.</summary>
public enum ContentArea
{
    /// <summary>Uploaded originals.</summary>
    Images,

    /// <summary>Thumbnails and display pictures; can be made again from the originals.</summary>
    Renditions,

    /// <summary>Instances and maps of runs.</summary>
    Runs,
}
