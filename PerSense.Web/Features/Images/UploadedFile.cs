namespace PerSense.Web.Features.Images;

/// <summary>The answer for one uploaded file.</summary>
/// <param name="Name">The file's name as it is shown.</param>
/// <param name="Status">What became of it.</param>
/// <param name="ImageId">The image; of a duplicate the one that is there already; null when refused.</param>
/// <param name="Message">Why it was refused or what it duplicates, and what to do; null when stored.</param>
public sealed record UploadedFile(string Name, UploadStatus Status, Guid? ImageId, string? Message)
{
    public static UploadedFile Refused(string name, string message) => new(name, UploadStatus.Refused, null, message);
}
