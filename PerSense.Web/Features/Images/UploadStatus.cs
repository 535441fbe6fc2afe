namespace PerSense.Web.Features.Images;

/// <summary>What became of an uploaded file.</summary>
public enum UploadStatus
{
    /// <summary>It is in the project now.</summary>
    Stored,

    /// <summary>The project has the same file already.</summary>
    Duplicate,

    /// <summary>It was not taken in.</summary>
    Refused,
}
